"""Cut EC2's service model down to the operations that this program calls.

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

from cvpn_wizard.adapters.aws.policy import policy_for

ROOT = Path(__file__).resolve().parent.parent
VERSION = "2016-11-15"
TARGET = ROOT / "resources" / "aws-models" / "ec2" / VERSION / "service-2.json"


def operations() -> set[str]:
    """Every EC2 action in the least policy of everything: the calls that we can make."""
    return {
        action.removeprefix("ec2:")
        for statement in policy_for(None)["Statement"]
        for action in statement["Action"]
        if action.startswith("ec2:")
    }


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


def trimmed() -> str:
    """The model with our operations and the shapes that they need."""
    source = Path(botocore.__file__).parent / "data" / "ec2" / VERSION / "service-2.json.gz"
    model = json.loads(gzip.decompress(source.read_bytes()))
    wanted = {name: model["operations"][name] for name in sorted(operations())}
    queue = [
        operation[part]["shape"]
        for operation in wanted.values()
        for part in ("input", "output")
        if part in operation
    ]
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
    text = trimmed()
    if "--check" in sys.argv:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
