"""How to reach an account again, as it is kept in the records; holds no secret."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource


def account_to_json(account: AccountAnswers) -> str:
    """How to reach an account again."""
    kept = asdict(replace(account, identity=None))
    kept.pop("identity")
    return json.dumps(kept)


def account_from_json(text: str) -> AccountAnswers:
    """The way back; unknown parts of a newer version are passed over."""
    kept = json.loads(text or "{}")
    known = {name: value for name, value in kept.items() if name in AccountAnswers.__annotations__}
    known["source"] = AccountSource(known.get("source", AccountSource.PROFILE))
    return AccountAnswers(**known)
