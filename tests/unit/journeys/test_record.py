"""The record of a set-up: whole in itself, safe against any name, marked when it is practice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cvpn_wizard.adapters.aws.prices import estimate, prices
from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.journeys.answers import Answers, RunOutcome
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.journeys.record import RecordFacts, record_html
from cvpn_wizard.journeys.resuming import answers_from
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.cost import Usage
from cvpn_wizard.model.steps import StepId
from cvpn_wizard.texts import LANGUAGES, set_language, text

PLAN = Path(__file__).resolve().parents[2] / "examples" / "worked-example.toml"
VOID = {"meta"}


class Page(HTMLParser):
    """Reads a page as a browser would: its words, its tags, and whether all are closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def facts() -> RecordFacts:
    answers = answers_from(read_plan(PLAN))
    outcome = RunOutcome(
        "cvpn-endpoint-01",
        endpoint_id="cvpn-endpoint-0123456789abcdef0",
        profiles=(Path("/out/client1.domain.tld.ovpn"),),
        resources=(
            (StepId("vpc"), "vpc-0a"),
            (StepId("association.cvpn-target-subnet"), "cvpn-assoc-0b"),
        ),
        ok=True,
    )
    identity = Identity("123456789012", "arn:aws:iam::123456789012:user/sato")
    return RecordFacts(
        answers=replace(
            answers, account=replace(answers.account, identity=identity), outcome=outcome
        ),
        cost=estimate(prices("ap-northeast-1"), Usage(2, 10, Decimal(3), 20), Decimal(155)),
        certificates=(
            CertificateRecord(
                "cvpn-endpoint-01",
                "client",
                "client1.domain.tld",
                "01",
                datetime(2026, 11, 24, tzinfo=UTC),
                datetime(2028, 11, 24, tzinfo=UTC),
            ),
        ),
        made_on=date(2026, 11, 24),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_what_was_built_and_what_it_costs(facts: RecordFacts, language: str) -> None:
    set_language(language)
    try:
        html = record_html(facts, text, language)
    finally:
        set_language("en")
    page = Page(html)
    assert page.open == []
    assert f'<html lang="{language}">' in html
    for wanted in (
        "cvpn-endpoint-0123456789abcdef0",
        "123456789012",
        "vpc-0a",
        "cvpn-assoc-0b",
        "2028-11-24",
        "38,595",
        "10.0.0.0/16",
        "10.255.0.0/16",
        "client1.domain.tld.ovpn",
        "cvpn-wizard remove cvpn-endpoint-01 --yes",
    ):
        assert wanted in page.said
    assert "{" not in page.said


def test_it_needs_nothing_from_outside(facts: RecordFacts) -> None:
    html = record_html(facts, text, "en")
    page = Page(html)
    assert page.links == []
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "http" not in html
    assert "@media print" in html


def test_practice_is_marked_and_the_real_thing_is_not(facts: RecordFacts) -> None:
    said = text("record-practice")
    assert said in Page(record_html(replace(facts, practice=True), text, "en")).said
    assert said not in Page(record_html(facts, text, "en")).said


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a&b", '"><h1>'])
def test_a_name_is_never_markup(facts: RecordFacts, name: str) -> None:
    plain = Page(record_html(facts, text, "en"))
    outcome = replace(
        facts.answers.outcome or RunOutcome(name),
        resources=((StepId(f"subnet.{name}"), name),),
        profiles=(Path(name.replace("/", "")),),
    )
    answers = replace(facts.answers, name=name, client_cidr=name, outcome=outcome)
    page = Page(record_html(replace(facts, answers=answers), text, "en"))
    assert page.open == []
    assert name in page.said
    assert set(page.tags) == set(plain.tags)
    assert page.tags.count("h1") == 1


def test_without_an_outcome_it_still_stands(facts: RecordFacts) -> None:
    bare = replace(facts, answers=Answers(), certificates=())
    assert Page(record_html(bare, text, "en")).open == []
