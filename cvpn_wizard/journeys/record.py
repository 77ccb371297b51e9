"""The record of a set-up: one HTML page to print and file. Holds no secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.setup import authorize_of
from cvpn_wizard.model.cost import Estimate
from cvpn_wizard.model.steps import kind_of, subject_of

FILE = "record.html"
Say = Callable[..., str]
"""Turns the id of a sentence and its facts into words; journeys know no texts themselves."""


@dataclass(frozen=True)
class RecordFacts:
    """What the record tells.

    :ivar practice: it was built on the practice AWS: marked all over.
    """

    answers: Answers
    cost: Estimate
    certificates: Sequence[CertificateRecord]
    made_on: date
    practice: bool = False


def record_html(facts: RecordFacts, say: Say, language: str) -> str:
    """The page, whole in itself: no other file, nothing from the network."""

    def words(key: str, **places: object) -> str:
        return escape(say(key, **places))

    title = words("record-title", name=facts.answers.name)
    body = "\n".join(_body(facts, words))
    stripe = f'<p class="practice">{words("record-practice")}</p>' if facts.practice else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{stripe}\n<main>\n<h1>{title}</h1>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _rows(pairs: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in pairs)
    return f"<table>{rows}</table>"


def _body(facts: RecordFacts, words: Say) -> Iterator[str]:
    answers, outcome = facts.answers, facts.answers.outcome
    identity = answers.account.identity
    yield _rows(
        [
            (words("record-made-on"), escape(facts.made_on.isoformat())),
            (words("record-account"), escape(identity.account if identity else "")),
            (words("record-region"), escape(answers.account.region)),
            (words("record-endpoint"), escape(outcome.endpoint_id if outcome else "")),
            (words("record-client-cidr"), escape(answers.client_cidr)),
            (words("record-authorize"), escape(", ".join(authorize_of(answers)))),
            (
                words("record-tunnel"),
                words("record-split" if answers.access.split_tunnel else "record-full"),
            ),
        ]
    )
    yield f"<h2>{words('record-cost')}</h2>"
    cost = facts.cost
    yield (
        f'<p class="big">{words("record-yen", yen=f"{cost.yen:,}")}'
        f" <small>{cost.usd:,.2f} USD</small></p>"
    )
    yield "<p>{}</p>".format(
        words(
            "record-cost-of",
            subnets=cost.usage.subnets,
            laptops=cost.usage.laptops,
            hours=str(cost.usage.hours_per_day),
            days=cost.usage.days,
            rate=str(cost.yen_per_usd),
            date=cost.prices.as_of.isoformat(),
        )
    )
    yield f"<h2>{words('record-expiry')}</h2>"
    yield _rows([(escape(c.name), escape(f"{c.not_after:%Y-%m-%d}")) for c in facts.certificates])
    if outcome is not None:
        yield f"<h2>{words('record-built')}</h2>"
        yield _rows(
            [
                (
                    words(f"step-{kind_of(step).value}", subject=subject_of(step)),
                    f"<code>{escape(resource)}</code>",
                )
                for step, resource in outcome.resources
            ]
        )
        yield f"<h2>{words('record-files')}</h2><p>{words('record-files-why')}</p><ul>"
        for profile in outcome.profiles:
            yield f"<li><code>{escape(str(profile))}</code></li>"
        yield "</ul>"
    yield f"<h2>{words('record-remove')}</h2><p>{words('record-remove-how')}</p>"
    yield f"<p><code>cvpn-wizard remove {escape(answers.name)} --yes</code></p>"


_STYLE = """
:root { color-scheme: light; }
body { margin: 0; color: #1b2430; background: #fff; line-height: 1.6;
  font: 11pt/1.6 "Segoe UI", "Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.5rem; }
h1 { font-size: 1.7rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #d3dae2; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; width: 38%; vertical-align: top; }
th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #eef1f4; }
code { font-family: Consolas, "Noto Sans Mono CJK JP", monospace; word-break: break-all; }
.big { font-size: 2rem; font-weight: 600; margin: .3rem 0; }
.big small { font-size: 1rem; font-weight: 400; color: #5a6675; }
.practice { background: #ffc24a; margin: 0; padding: .5rem; text-align: center; font-weight: 600; }
@media print { main { padding: 0; max-width: none; } h2 { break-after: avoid; }
  tr { break-inside: avoid; } }
"""
