"""What OpenVPN makes of every way from one CA to the next. See ``docs/ca-rollover.md``.

The server is the stock one; its ``ca`` file stands for what an endpoint would have of its client
root. What AWS reads of a certificate that is imported again is not documented, and not shown here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.model.handshake import Outcome
from tests.fakes.moved_clock import START
from tests.tunnel.stock_server import Papers, openvpn
from tests.unit.adapters.openvpn.certificates import DAY, FOR_CLIENTS, FOR_SERVERS, NOW, Ca, Pair

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="OpenVPN's server wants a tun device: Linux and root",
)


class Bundle(Ca):
    """Several certificates where one CA is expected."""

    def __init__(self, *pems: str) -> None:
        self._pems = pems

    @property
    def certificate(self) -> str:
        return "".join(self._pems)


@dataclass(frozen=True)
class Change:
    """An old CA and a new one, a laptop of each, and a server of a third that plays no part."""

    old: Ca
    new: Ca
    house: Ca

    @classmethod
    def make(cls, old: Ca | None = None) -> Change:
        return cls(old or Ca("Old CA"), Ca("New CA"), Ca("Server CA"))

    def who_gets_in(self, folder: Path, *trusted: str, old: Pair | None = None) -> dict[str, bool]:
        """The server trusts these for clients; over TCP a refusal is told at once."""
        laptops: Mapping[str, Pair] = {
            "old": old or self.old.issue("old.laptop", FOR_CLIENTS),
            "new": self.new.issue("new.laptop", FOR_CLIENTS),
        }
        server = self.house.issue("server", FOR_SERVERS)
        papers = Papers(Bundle(*trusted), server, laptops["old"], laptops["new"])
        with openvpn(folder, "tcp", papers, "") as running:
            return {
                name: running.probe(one, self.house).outcome is Outcome.ACCEPTED
                for name, one in laptops.items()
            }


def test_one_root_trusts_the_laptops_of_one_ca(tmp_path: Path) -> None:
    """Why a new CA needs another endpoint: the client root of one is fixed when it is made."""
    change = Change.make()
    assert change.who_gets_in(tmp_path, change.old.certificate) == {"old": True, "new": False}
    assert change.who_gets_in(tmp_path, change.new.certificate) == {"old": False, "new": True}


def test_two_roots_side_by_side_would_trust_both(tmp_path: Path) -> None:
    """OpenVPN has no objection. ACM has: a chain is one line, each certified by the next."""
    change = Change.make()
    both = (change.old.certificate, change.new.certificate)
    assert change.who_gets_in(tmp_path, *both) == {"old": True, "new": True}


def test_a_new_ca_that_the_old_one_signed_is_one_line_and_trusts_both(tmp_path: Path) -> None:
    """What ACM would take. It holds as long as the old root does, and needs an old CA that may
    sign others, as EasyRSA's may.
    """
    change = Change.make()
    line = (change.old.sign(change.new), change.old.certificate)
    assert change.who_gets_in(tmp_path, *line) == {"old": True, "new": True}


def test_a_ca_of_ours_may_sign_no_other(tmp_path: Path) -> None:
    """Its path length is 0, so the line would lock out whom it is for."""
    ours = Authority.create("Office CA", 10, START)
    assert "path_length=0" in str(_constraints(ours.certificate))
    change = Change.make(Ca("Old CA", path_length=0))
    line = (change.old.sign(change.new), change.old.certificate)
    assert change.who_gets_in(tmp_path, *line) == {"old": True, "new": False}


def test_the_line_ends_with_the_old_root(tmp_path: Path) -> None:
    """What a cross signature does not buy: time beyond the end of the old CA."""
    change = Change.make(Ca("Old CA", begins=NOW - 9 * DAY, ends=NOW - DAY))
    line = (change.old.sign(change.new), change.old.certificate)
    assert change.who_gets_in(tmp_path, *line) == {"old": False, "new": False}


def test_a_renewed_root_with_the_same_key_trusts_the_laptops_there_are(tmp_path: Path) -> None:
    """Tempting, and not done: whether an endpoint has taken it up shows only on the day on which
    the old root ends, when everybody is locked out if not. The two cannot be told apart before.
    """
    change = Change.make(Ca("Old CA", begins=NOW - 9 * DAY, ends=NOW + DAY))
    laptop = change.old.issue("old.laptop", FOR_CLIENTS)
    for root in (change.old.certificate, change.old.again()):
        assert change.who_gets_in(tmp_path, root, old=laptop)["old"] is True


def _constraints(pem: str) -> object:
    from cryptography import x509  # noqa: PLC0415  for this one look

    return (
        x509.load_pem_x509_certificate(pem.encode())
        .extensions.get_extension_for_class(x509.BasicConstraints)
        .value
    )
