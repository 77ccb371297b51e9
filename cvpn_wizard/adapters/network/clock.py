"""What time it is elsewhere, to know whether this computer's clock is right."""

from __future__ import annotations

import http.client
import os
import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Event
from urllib.parse import urlsplit

from cvpn_wizard.adapters.openvpn.names import resolve

PLACE = "http://checkip.amazonaws.com/"
"""Without TLS, since a wrong clock is just what makes TLS fail. Only the Date header is read."""

BEHIND_RESOLUTION = timedelta(seconds=2)


def time_elsewhere(timeout: float, cancelled: Event, place: str = "") -> datetime | None:
    """The time that an HTTP server of AWS says; ``None`` where none answers.

    :param place: ``AWS_ENDPOINT_URL`` where that is set, and else :data:`PLACE`.
    :raises WizardError: STOPPED.
    """
    parts = urlsplit(place or os.environ.get("AWS_ENDPOINT_URL", "") or PLACE)
    if parts.scheme != "http" or not parts.hostname:
        parts = urlsplit(PLACE)
    host = parts.hostname or ""
    until = time.monotonic() + timeout
    found = resolve(host, socket.AF_INET, until, cancelled)
    if not found.addresses:
        return None
    left = max(until - time.monotonic(), 0.2)
    connection = http.client.HTTPConnection(found.addresses[0], parts.port or 80, timeout=left)
    try:
        connection.request("HEAD", parts.path or "/", headers={"Host": parts.netloc})
        told = connection.getresponse().getheader("Date")
        return parsedate_to_datetime(told).astimezone(UTC) if told else None
    except (OSError, http.client.HTTPException, ValueError, TypeError):
        return None
    finally:
        connection.close()


def clock_error(timeout: float, cancelled: Event, place: str = "") -> timedelta | None:
    """By how much this computer's clock is ahead (negative: behind); ``None``: nobody to ask.

    :raises WizardError: STOPPED.
    """
    before = datetime.now(UTC)
    told = time_elsewhere(timeout, cancelled, place)
    after = datetime.now(UTC)
    if told is None:
        return None
    error = before + (after - before) / 2 - told
    return timedelta(0) if abs(error) <= BEHIND_RESOLUTION else error
