"""A bundle on disk, its manifest, and its guide."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from string import Template

import pytest

from cvpn_wizard.adapters.bundle.archive import pack
from cvpn_wizard.adapters.bundle.guide import GUIDE_LANGUAGES, guide_html, note_text
from cvpn_wizard.adapters.bundle.kit import LARGEST, Kit, look_at, read_kit, write_kit
from cvpn_wizard.adapters.bundle.manifest import (
    FORMAT,
    Manifest,
    ManifestError,
    manifest_from_json,
)
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.resources import resource
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import LANGUAGES

WORDS = Secret("acid-barn-cable-dance")
MANIFEST = Manifest(
    vpn="cvpn-endpoint-01",
    person="sato.laptop",
    language="ja",
    ping="10.255.1.125",
    tcp_port=443,
    client_cidr="10.0.0.0/16",
    vpc_cidrs=("10.255.0.0/16",),
    valid_until=datetime(2028, 11, 24, tzinfo=UTC),
    made=datetime(2026, 11, 24, 12, tzinfo=UTC),
    server="server",
)


def test_a_kit_is_written_and_read(tmp_path: Path, finished: Path) -> None:
    path = tmp_path / "sato.cvpnkit"
    profile = Profile.read(finished)
    write_kit(path, Kit(MANIFEST, profile, "<html>案内</html>"), WORDS)
    look_at(path)
    kit = read_kit(path, [WORDS])
    assert kit.manifest == MANIFEST
    assert kit.profile.text == profile.text
    assert kit.guide == "<html>案内</html>"
    raw = path.read_bytes()
    assert b"sato" not in raw
    assert b"PRIVATE KEY" not in raw
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_refusals_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.cvpnkit"
    path.write_bytes(pack({"profile.ovpn": b"client\n"}, WORDS))
    with pytest.raises(WizardError) as caught:
        read_kit(path, [Secret("other")])
    assert caught.value.facts["path"] == str(path)
    with pytest.raises(WizardError) as caught:
        read_kit(path, [WORDS])
    assert caught.value.code is ErrorCode.BUNDLE_FOREIGN


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.cvpnkit"
    path.write_bytes(b"PK\3\4" + bytes(LARGEST))
    with pytest.raises(WizardError) as caught:
        look_at(path)
    assert caught.value.code is ErrorCode.FILE_UNREADABLE


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"profile.ovpn": b"client"}, ErrorCode.BUNDLE_FOREIGN),
        ({"manifest.json": b"{}"}, ErrorCode.BUNDLE_FOREIGN),
        ({"profile.ovpn": b"", "manifest.json": b"[" * 100_000}, ErrorCode.BUNDLE_FOREIGN),
        ({"profile.ovpn": b"", "manifest.json": b"\xff"}, ErrorCode.BUNDLE_FOREIGN),
        (
            {
                "profile.ovpn": b"",
                "manifest.json": json.dumps({"format": FORMAT, "version": 2}).encode(),
            },
            ErrorCode.BUNDLE_NEWER,
        ),
    ],
)
def test_a_kit_that_lacks_something(
    tmp_path: Path, files: dict[str, bytes], code: ErrorCode
) -> None:
    path = tmp_path / "x.cvpnkit"
    path.write_bytes(pack(files, WORDS))
    with pytest.raises(WizardError) as caught:
        read_kit(path, [WORDS])
    assert caught.value.code is code


def test_what_a_later_program_adds_is_passed_over(tmp_path: Path, finished: Path) -> None:
    entry = {**json.loads(MANIFEST.to_json()), "colour": "green"}
    assert manifest_from_json(json.dumps(entry)) == MANIFEST
    files = {
        "profile.ovpn": finished.read_bytes(),
        "manifest.json": json.dumps(entry).encode(),
        "later.bin": b"?",
    }
    path = tmp_path / "x.cvpnkit"
    path.write_bytes(pack(files, WORDS))
    assert read_kit(path, [WORDS]).guide == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("person", "../sato"),
        ("person", "sato/laptop"),
        ("person", "-oProxy"),
        ("person", ""),
        ("person", 7),
        ("vpn", "a\nb"),
        ("vpn", "x" * 300),
        ("ping", "-f 10.0.0.1"),
        ("ping", "a b"),
        ("tcp_port", 70_000),
        ("tcp_port", True),
        ("client_cidr", "everything"),
        ("vpc_cidrs", ["10.0.0.0/8", "x"]),
        ("vpc_cidrs", "10.0.0.0/8"),
        ("valid_until", "soon"),
        ("version", "1"),
        ("format", "zip"),
    ],
)
def test_values_that_make_no_sense(name: str, value: object) -> None:
    entry = {**json.loads(MANIFEST.to_json()), name: value}
    with pytest.raises(ManifestError):
        manifest_from_json(json.dumps(entry))


def test_little_is_needed() -> None:
    least = {"format": FORMAT, "version": 1, "person": "sato.laptop"}
    assert manifest_from_json(json.dumps(least)) == Manifest(vpn="", person="sato.laptop")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "link", "img"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(manifest: Manifest) -> _Page:
    parsed = _Page()
    parsed.feed(guide_html(manifest))
    assert parsed.open == []
    return parsed


def test_every_language_has_a_guide_with_the_same_steps_and_places() -> None:
    assert set(GUIDE_LANGUAGES) == set(LANGUAGES)
    places, steps = set(), set()
    for language in LANGUAGES:
        template = resource("guide", f"page.{language}.html").read_text(encoding="utf-8")
        places.add(frozenset(Template(template).get_identifiers()))
        tags = page(replace(MANIFEST, language=language)).tags
        steps.add(tuple(tag for tag, _ in tags if tag in {"h1", "h2", "svg", "dt", "use", "a"}))
        assert ("html", {"lang": language}) in tags
    assert len(places) == len(steps) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_needs_nothing_from_elsewhere_and_runs_nothing(language: str) -> None:
    made = page(replace(MANIFEST, language=language))
    tags = {tag for tag, _ in made.tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not [attrs for _tag, attrs in made.tags if any(n.startswith("on") for n in attrs)]
    links = {attrs["href"] for tag, attrs in made.tags if tag == "a"}
    assert all(str(link).startswith("https://") for link in links)
    assert "url(" not in guide_html(replace(MANIFEST, language=language))
    used = {str(attrs["href"]) for tag, attrs in made.tags if tag == "use"}
    assert used <= {f"#{attrs['id']}" for tag, attrs in made.tags if tag == "symbol"}
    assert all("aria-label" in a for tag, a in made.tags if tag == "svg" and "role" in a)


def test_names_in_the_guide_are_only_names() -> None:
    nasty = replace(MANIFEST, vpn='<script>alert("x")</script>${person}')
    html = guide_html(nasty)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_what_is_not_known_is_not_spoken_of() -> None:
    html = guide_html(replace(MANIFEST, ping="", valid_until=None, language="xx"))
    assert '<section class="hidden">' in html
    assert 'lang="en"' in html
    assert not re.search(r"\$\{|None", html)


def test_an_answer_to_a_request_is_for_this_program_alone() -> None:
    whole, answer = guide_html(MANIFEST), guide_html(MANIFEST, with_key=False)
    assert whole.count('<section class="hidden">') == 0
    assert answer.count('<section class="hidden">') == 1
    assert whole.count('<p class="hidden">') == answer.count('<p class="hidden">') == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_goes_with_it(language: str) -> None:
    note = note_text(replace(MANIFEST, language=language), "sato.laptop.cvpnkit")
    for named in ("sato.laptop.cvpnkit", "cvpn-endpoint-01", "2028-11-24"):
        assert named in note
    assert "$" not in note
