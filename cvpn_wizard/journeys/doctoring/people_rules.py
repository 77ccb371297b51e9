"""One person's certificate and profile, and what the connection log says of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.journeys.doctoring.finding import broken, by_helpdesk, warned
from cvpn_wizard.journeys.doctoring.situation import LOOK_BACK_HOURS, Situation
from cvpn_wizard.journeys.doctoring.trust_rules import SOON
from cvpn_wizard.model.care import Attempt
from cvpn_wizard.model.checking import Finding, Layer

MOST_NAMES = 10
"""How many people's failed attempts are told one by one."""


def person(now: Situation) -> Iterator[Finding]:
    """Whether the certificate of the one who was asked about is known, in date, not revoked."""
    name = now.question.person
    if not name or now.endpoint is None:
        return
    own = [one for one in now.certificates if one.name == name and one.kind == "client"]
    if not own:
        seen = {one.common_name for one in now.use.connections}
        seen |= {one.common_name for one in now.use.attempts}
        if name not in seen:
            yield broken("aws-person-unknown", Layer.HANDSHAKE, person=name)
        return
    newest = max(own, key=lambda one: one.not_after)
    facts = {"person": name, "date": f"{newest.not_after:%Y-%m-%d}"}
    if _revoked(now, newest):
        yield broken("aws-person-revoked", Layer.HANDSHAKE, person=name)
    elif newest.not_after <= now.now:
        yield broken("aws-person-expired", Layer.HANDSHAKE, **facts)
    elif newest.not_after - now.now < SOON:
        days = (newest.not_after - now.now).days
        yield by_helpdesk(warned("aws-person-soon", Layer.HANDSHAKE, days=days, **facts))


def _revoked(now: Situation, one: CertificateRecord) -> bool:
    revoked = now.trust.revoked
    return revoked is not None and int(one.serial or "0", 16) in revoked.serials


def profile(now: Situation) -> Iterator[Finding]:
    """The profile that was made for that person still fits the endpoint."""
    said, endpoint, name = now.profile, now.endpoint, now.question.person
    if said is None or endpoint is None:
        return
    if endpoint.id not in said.host:
        yield by_helpdesk(broken("aws-profile-other", Layer.PROFILE, person=name))
        return
    asked = f"{said.transport} {said.port}"
    open_now = f"{endpoint.transport} {endpoint.port}"
    if asked != open_now:
        stale = broken("aws-profile-port", Layer.PROFILE, person=name, asked=asked, now=open_now)
        yield by_helpdesk(stale)


def attempts(now: Situation) -> Iterator[Finding]:
    """Whose last attempt failed, with AWS's reason; what came right since is no news."""
    last: dict[str, Attempt] = {}
    failures: Counter[str] = Counter()
    for one in now.use.attempts:
        if one.kind == "connection-attempt" and one.status in {"failed", "successful"}:
            last[one.common_name] = one
            failures[one.common_name] += one.failed
    connected = {one.common_name for one in now.use.connections if one.active}
    failed = [one for one in last.values() if one.failed and one.common_name not in connected]
    asked = now.question.person
    if asked:
        failed = [one for one in failed if one.common_name == asked]
    for one in sorted(failed, key=lambda one: one.at, reverse=True)[:MOST_NAMES]:
        judge = broken if asked else warned
        yield judge(
            "aws-attempt-failed",
            Layer.TUNNEL,
            person=one.common_name or "-",
            reason=one.reason or "-",
            at=f"{one.at:%Y-%m-%d %H:%M} UTC",
            count=failures[one.common_name],
        )


def refused_handshakes(now: Situation) -> Iterator[Finding]:
    """CloudWatch's count: a certificate that AWS refuses is in no log."""
    count = now.use.refused_handshakes
    if count:
        yield warned("aws-handshakes-refused", Layer.HANDSHAKE, count=count, hours=LOOK_BACK_HOURS)


def log(now: Situation) -> Iterator[Finding]:
    """The group that the endpoint writes its log to is there."""
    if now.endpoint is not None and now.use.log_there is False:
        yield warned("aws-log-gone", Layer.TUNNEL, group=now.endpoint.log_group)
