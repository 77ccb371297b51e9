"""A hundred thousand profiles broken by chance: each read, judged and mended, without a crash.

    python benchmarks/broken_profiles.py [COUNT] [SEED]

The reference is one that takes a second: the slowest must stay below it. A mended copy must need
no more mending.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.profile.checks import check_profile
from cvpn_wizard.adapters.profile.mending import mend
from cvpn_wizard.adapters.profile.reading import source_from
from tests.unit.adapters.profile.by_chance import broken_by_chance

REFERENCE_SECONDS = 1.0
NOWHERE = Path("/nonexistent")


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    now = datetime.now(UTC)
    slowest, unsettled = 0.0, 0
    for raw in broken_by_chance(_sound(now), count, seed):
        began = perf_counter()
        source = source_from(raw)
        check_profile(source.profile, now=now, expected_server="server", base=NOWHERE)
        mended = mend(source, base=NOWHERE)
        slowest = max(slowest, perf_counter() - began)
        again = mend(source_from(mended.profile.text.encode()), base=NOWHERE)
        unsettled += bool(again.changes)
    print(f"{count} files, slowest {slowest:.3f} s, {unsettled} not mended at once")
    print(f"ratio {slowest / REFERENCE_SECONDS:.2f} (slowest against {REFERENCE_SECONDS} s)")
    return 0 if slowest < REFERENCE_SECONDS and not unsettled else 1


def _sound(now: datetime) -> bytes:
    authority = Authority.create("office CA", 10, now)
    person = authority.issue_client("anna", 2, now)
    host = "cvpn-endpoint-0123456789abcdef0.prod.clientvpn.ap-northeast-1.amazonaws.com"
    return (
        f"client\ndev tun\nproto udp\nremote {host} 443\nremote-random-hostname\n"
        f"remote-cert-tls server\n<ca>\n{authority.certificate}</ca>\n"
        f"<cert>\n{person.certificate}</cert>\n<key>\n{person.key.reveal()}</key>\n"
        "reneg-sec 0\nverify-x509-name server name\n"
    ).encode()


if __name__ == "__main__":
    sys.exit(main())
