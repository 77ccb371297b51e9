"""Cut AWS's service models down to the operations that this program calls.

    python packaging/trim_models.py          write resources/aws-models
    python packaging/trim_models.py --check  say whether what is there is as this would write it

botocore reads 4.3 MB of JSON for its first EC2 client, during which no other Python code runs: the
window would stand still for a tenth of a second. What we call is a fortieth of it. The model is
botocore's (Apache-2.0), unchanged but for what is left out: documentation and other operations.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import botocore

from cvpn_wizard.adapters.aws.care_policy import care_policy
from cvpn_wizard.adapters.aws.policy import policy_for
from cvpn_wizard.adapters.aws.team_policy import ASKED_AS, team_actions

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "resources" / "aws-models"
SERVICES = {
    "ec2": "ec2/2016-11-15",
    "acm": "acm/2015-12-08",
    "logs": "logs/2014-03-28",
    "iam": "iam/2010-05-08",
    "dynamodb": "dynamodb/2012-08-10",
    "secretsmanager": "secretsmanager/2017-10-17",
}
"""The prefix of the actions in a policy, and the folder of the model. STS and the small ones stay
as they are: botocore itself calls what it likes there."""

ALSO = {"iam": {"SimulatePrincipalPolicy"}}
"""What the permission pre-flight calls, which no set-up needs."""


def operations(service: str) -> set[str]:
    """Every action of a service in the least policy of everything: the calls that we can make."""
    whole = json.loads(source(service))["operations"]
    statements = (*policy_for(None)["Statement"], *care_policy()["Statement"])
    actions = {action for statement in statements for action in statement["Action"]}
    calls = {asked: call for call, asked in ASKED_AS.items()}
    actions |= {calls.get(action, action) for action in team_actions()}
    named = {action.partition(":")[2] for action in actions if action.startswith(f"{service}:")}
    return (named | ALSO.get(service, set())) & set(whole)


def source(service: str) -> bytes:
    """botocore's own model."""
    folder = Path(botocore.__file__).parent / "data" / SERVICES[service]
    return gzip.decompress((folder / "service-2.json.gz").read_bytes())


def target(service: str) -> Path:
    return MODELS / SERVICES[service] / "service-2.json"


def _references(shape: dict[str, Any]) -> set[str]:
    found = {member["shape"] for member in shape.get("members", {}).values()}
    for part in ("member", "key", "value"):
        if part in shape:
            found.add(shape[part]["shape"])
    return found


def _bare(thing: Any) -> Any:
    """Without documentation."""
    if isinstance(thing, dict):
        return {
            name: _bare(value)
            for name, value in thing.items()
            if name != "documentation" or not isinstance(value, str)
        }
    return [_bare(one) for one in thing] if isinstance(thing, list) else thing


def trimmed(service: str) -> str:
    """The model with our operations and the shapes that they need."""
    model = json.loads(source(service))
    wanted = {name: model["operations"][name] for name in sorted(operations(service))}
    queue = [
        operation[part]["shape"]
        for operation in wanted.values()
        for part in ("input", "output")
        if part in operation
    ]
    queue += [error["shape"] for one in wanted.values() for error in one.get("errors", ())]
    shapes: dict[str, Any] = {}
    while queue:
        name = queue.pop()
        if name not in shapes:
            shapes[name] = model["shapes"][name]
            queue += _references(shapes[name])
    kept = {"version": model["version"], "metadata": model["metadata"], "operations": wanted}
    kept["shapes"] = {name: shapes[name] for name in sorted(shapes)}
    return json.dumps(_bare(kept), separators=(",", ":"), ensure_ascii=False) + "\n"


def main() -> int:
    stale = 0
    for service in SERVICES:
        text, path = trimmed(service), target(service)
        if "--check" in sys.argv:
            stale += not path.exists() or path.read_text(encoding="utf-8") != text
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
