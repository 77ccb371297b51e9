"""What AWS writes down of sessions: the connection log, and the metric of refused certificates.

Entries have the Administrator Guide's keys ("Connection logging"); all values are texts. A client
whose certificate is refused is not in the log, only in the metric AuthenticationFailures.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from moto.cloudwatch.models import cloudwatch_backends

from cvpn_wizard.practice.estate import Estate
from cvpn_wizard.practice.records import Connection, Endpoint

NAMESPACE = "AWS/ClientVPN"
REFUSED = "VERIFY ERROR"
"""What OpenVPN's log says of each certificate that it does not take, and why."""


def write_attempt(
    estate: Estate, endpoint: Endpoint, one: Connection, device: str, at: datetime | None = None
) -> None:
    """Somebody has connected.

    :param at: now by default.
    """
    _write(
        estate,
        endpoint,
        at or datetime.now(UTC),
        {
            **_about(endpoint, one, device),
            "connection-log-type": "connection-attempt",
            "connection-attempt-status": "successful",
            "connection-reset-status": "NA",
            "connection-attempt-failure-reason": "NA",
        },
    )


def write_reset(estate: Estate, endpoint: Endpoint, one: Connection, device: str) -> None:
    """A session has ended."""
    began = datetime.strptime(one.established, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    lasted = max(0, int((datetime.now(UTC) - began).total_seconds()))
    _write(
        estate,
        endpoint,
        datetime.now(UTC),
        {
            **_about(endpoint, one, device),
            "connection-log-type": "connection-reset",
            "connection-attempt-status": "NA",
            "connection-reset-status": "NA",
            "connection-attempt-failure-reason": "NA",
            "ingress-bytes": str(one.ingress_bytes),
            "egress-bytes": str(one.egress_bytes),
            "connection-end-time": one.ended,
            "connection-duration-seconds": str(lasted),
        },
    )


def count_refused(estate: Estate, endpoint_id: str, count: int) -> None:
    """That many certificates were not taken. AWS publishes every five minutes; here it is now."""
    cloudwatch_backends[estate.account][estate.region].put_metric_data(
        NAMESPACE,
        [
            {
                "MetricName": "AuthenticationFailures",
                "Dimensions": [{"Name": "Endpoint", "Value": endpoint_id}],
                "Timestamp": datetime.now(UTC).replace(tzinfo=None),  # so moto keeps them
                "Value": float(count),
            }
        ],
    )


def _about(endpoint: Endpoint, one: Connection, device: str) -> dict[str, str]:
    address, _, port = device.rpartition(":")
    return {
        "connection-id": one.id,
        "client-vpn-endpoint-id": endpoint.id,
        "transport-protocol": endpoint.transport,
        "connection-start-time": one.established,
        "connection-last-update-time": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}",
        "client-ip": one.client_ip,
        "common-name": one.common_name,
        "device-type": "NA",
        "device-ip": address,
        "port": port,
        "ingress-bytes": "0",
        "egress-bytes": "0",
        "ingress-packets": "0",
        "egress-packets": "0",
        "connection-end-time": "NA",
        "connection-duration-seconds": "0",
    }


def _write(estate: Estate, endpoint: Endpoint, at: datetime, entry: dict[str, str]) -> None:
    """Put an entry where the endpoint's settings say; nowhere when that is gone."""
    options: dict[str, Any] = endpoint.settings["ConnectionLogOptions"]
    group, stream = options.get("CloudwatchLogGroup"), options.get("CloudwatchLogStream")
    found = estate.logs.groups.get(group) if options.get("Enabled") else None
    if found is not None and stream in found.streams:
        event = {"timestamp": int(at.timestamp() * 1000), "message": json.dumps(entry)}
        estate.logs.put_log_events(group, stream, [event])
