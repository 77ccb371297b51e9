"""The same thing gets the same stand-in, and nothing real is left."""

from __future__ import annotations

import re
import time

import pytest

from cvpn_wizard.journeys.support.pseudonyms import REMOVED, Pseudonyms

ENDPOINT = "cvpn-endpoint-0123456789abcdef0"
REAL = {
    "anna.tanaka@acme-works.co.jp": "mail",
    "db01.acme-works.co.jp": "a host",
    "210987654321": "an account",
    "vpc-0a1b2c3d4e5f60718": "an id",
    "subnet-0a1b2c3d": "a short id",
    ENDPOINT: "an endpoint",
    "10.20.30.40": "an address",
    "203.0.113.77": "a public address",
    "2001:db8:77::9": "an IPv6 address",
    "5d:3a:77:20:11:9f:ab:cd": "a serial with colons",
    "7f3a99c2b1d04e5f88aa": "a serial",
    "8c1de1f2-1111-4222-8333-944455556666": "a UUID",
    "anna.tanaka": "a name",
    "佐藤": "a Japanese name",
    "/home/atanaka": "a home",
    "C:\\Users\\atanaka": "a home of Windows",
    "ip-10-20-30-40": "a host of EC2",
    "role/AcmeAdmins": "a role",
}
AROUND = ("{}", "x {} y", '"{}"', "[{}],", "peer={};", "「{}」は", "({}:443)")


def known() -> Pseudonyms:
    ours = Pseudonyms(b"key")
    ours.know(["anna.tanaka", "佐藤", "atanaka", "server", "10.20.30.40", ""])
    return ours


@pytest.mark.parametrize("real", REAL)
@pytest.mark.parametrize("around", AROUND)
def test_nothing_real_is_left(real: str, around: str) -> None:
    written = f"arn:aws:iam::1:{real}" if real.startswith("role/") else real
    turned = known().turn(around.format(written))
    assert real.casefold() not in turned.casefold()


def test_the_same_thing_is_the_same_everywhere() -> None:
    ours = known()
    one = ours.turn(f"remote ab12cd34.{ENDPOINT}.prod.clientvpn.ap-northeast-1.amazonaws.com 443")
    endpoint = ours.turn(ENDPOINT)
    assert f".{endpoint}.prod.clientvpn.ap-northeast-1.amazonaws.com 443" in one
    assert endpoint == "cvpn-endpoint-id1"
    person = ours.turn("anna.tanaka")
    assert ours.turn("CN=anna.tanaka,") == f"CN={person},"
    assert ours.turn("Anna.Tanaka.ovpn") == f"{person}.ovpn"
    assert (
        ours.turn("arn:aws:iam::210987654321:user/x") == "arn:aws:iam::000000000001:user/resource1"
    )
    assert ours.turn("account 210987654321") == "account 000000000001"
    assert ours.turn("anna.tanaka") != ours.turn("bert.suzuki.corp")


def test_a_certificate_is_one_however_its_serial_is_written() -> None:
    ours = Pseudonyms(b"key")
    serial = 0x7F3A99C2B1D04E5F88AA
    ours.know_serial(serial)
    pairs = re.findall("..", f"{serial:x}")
    written = (f"{serial:x}", f"0x{serial:X}", str(serial), ":".join(pairs), f"00{serial:x}")
    assert {ours.turn(one) for one in written} == {"serial1"}


def test_ranges_overlap_as_before() -> None:
    ours = known()
    turned = ours.turn("10.20.0.0/16 holds 10.20.4.0/22; route 10.20.0.0 255.255.0.0 and 10.20.4.9")
    wide, narrow, mask, host = re.findall(r"10\.\d+\.\d+\.\d+", turned)
    assert wide == mask
    assert wide.endswith(".0.0")
    assert narrow.split(".")[:2] == host.split(".")[:2] == wide.split(".")[:2]
    assert narrow.endswith(".0")
    assert "/16" in turned
    assert "/22" in turned
    assert "255.255.0.0" in turned
    assert "10.20." not in turned


@pytest.mark.parametrize(
    "same",
    [
        "client",
        "remote-cert-tls server",
        "2026-11-24 09:12:13,123 INFO cvpn_wizard.journeys.checking.run look at 0.25 s",
        "  checking.py:67 check_connection",
        "builtins.KeyError",
        "OpenVPN 2.6.3 Python 3.13.1",
        "redirect-gateway 0.0.0.0/0 127.0.0.1 ::1",
        "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16",
        "12:34:56",
        "接続は正常です。10 秒かかりました。",
    ],
)
def test_what_names_nobody_stays(same: str) -> None:
    assert known().turn(same) == same


@pytest.mark.parametrize(
    "secret",
    [
        "PlantedSecretKey+/wJalrXUtnFEMI8K7MDENGbPxRf",
        "AKIAPLANTED0000SEEN1",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nand no end",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7",
    ],
)
def test_secrets_are_taken_out(secret: str) -> None:
    turned = known().turn(f"before {secret}")
    assert turned == f"before {REMOVED}"


def test_what_is_called_a_secret_is_taken_out_whatever_it_looks_like() -> None:
    turned = known().turn(
        "aws_session_token = horse battery 馬\npassphrase: x y\nパスワード：うま\nok"
    )
    assert turned.splitlines()[-1] == "ok"
    for planted in ("horse", "馬", "x y", "うま"):
        assert planted not in turned


def test_what_was_replaced_is_told() -> None:
    ours = known()
    ours.turn("vpc-0a1b2c3d of 佐藤 at 10.1.2.3")
    told = dict(ours.replaced)
    assert told["vpc-0a1b2c3d"] == "vpc-id1"
    assert told["佐藤"] == "name1"
    assert "10.1.2.3" in told


def test_folders() -> None:
    ours = Pseudonyms(b"key")
    ours.know_folder("C:\\Acme\\Vpn", "<folder>")
    ours.know_folder("/srv/acme", "~")
    assert ours.turn('key "c:\\\\acme\\\\vpn\\\\x.key" /srv/acme/log') == (
        'key "<folder>\\\\name1.key" ~/log'
    )


@pytest.mark.parametrize("long", ["a", "a-", "a.", "1", "1.", "pass", "ab:", "/home/", "\ue000"])
def test_long_texts_take_no_time(long: str) -> None:
    began = time.perf_counter()
    known().turn(long * (200_000 // len(long)))
    assert time.perf_counter() - began < 5
