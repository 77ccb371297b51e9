"""What ``laptop`` says: of a bundle, of a client, and of the words that open a bundle."""

from __future__ import annotations

from collections.abc import Sequence

from cvpn_wizard.adapters.bundle.words import Words
from cvpn_wizard.adapters.clients.base import FoundClient
from cvpn_wizard.cli.output import Output, problem_words
from cvpn_wizard.journeys.handing_over import HandedOver
from cvpn_wizard.journeys.laptop.opening import Opened
from cvpn_wizard.journeys.laptop.placing import Placed
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text


def kit_json(opened: Opened) -> dict[str, object]:
    """What is known of an opened bundle."""
    manifest = opened.manifest
    return {
        "event": "opened",
        "person": manifest.person,
        "vpn": manifest.vpn,
        "valid_until": manifest.valid_until.isoformat() if manifest.valid_until else None,
        "ping": manifest.ping or None,
        "tcp_port": manifest.tcp_port or None,
        "answers_request": opened.request is not None,
    }


def kit_words(opened: Opened) -> list[str]:
    """The same for people."""
    manifest = opened.manifest
    end = f"{manifest.valid_until:%Y-%m-%d}" if manifest.valid_until else "–"
    return [text("cli-laptop-opened", person=manifest.person, vpn=manifest.vpn, date=end)]


def problems_told(problems: Sequence[Problem], output: Output) -> None:
    """Each with its sentence; people read them beside what they typed."""
    for problem in problems:
        output.json(
            {
                "event": "problem",
                "code": problem.code,
                "field": problem.field,
                "warning": problem.warning,
                "text": text(f"problem-{problem.code}", **problem.facts),
            }
        )
        output.line(problem_words(problem))


def client_words(client: FoundClient, placed: Placed) -> str:
    """That the profile is in the client; or how to put it there by hand."""
    if client.can_import:
        return text("connect-imported", profile=placed.path.stem, name=client.name)
    hand = text(f"connect-do-{client.kind}", path=str(placed.path), profile=placed.path.stem)
    note = text(f"client-note-{client.note}") if client.note else ""
    return f"{client.name}: {note} {hand}".replace("  ", " ")


def passphrase_json(made: HandedOver) -> dict[str, object]:
    """The words: told here, once, and kept nowhere."""
    return {
        "person": made.manifest.person,
        "passphrase": made.words.typed.reveal(),
        "spoken": made.words.spoken.reveal().split("-"),
    }


def passphrase_words(made: HandedOver) -> list[str]:
    """Where the bundle is, and what opens it."""
    packed = text("cli-laptop-packed", path=made.path, person=made.manifest.person)
    return [packed, *word_rows(made.words)]


def word_rows(words: Words) -> list[str]:
    """The words one below the other, as they are read over the telephone."""
    rows = [
        f"  {number}  {spoken}" + (f"  ({typed})" if typed != spoken else "")
        for number, (spoken, typed) in enumerate(words.pairs(), 1)
    ]
    whole = text("cli-laptop-typed", passphrase=words.typed.reveal())
    return [text("cli-laptop-words"), *rows, whole]
