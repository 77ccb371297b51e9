"""Enough of the AWS CLI to run a script of ours: options by botocore's own model.

The real one pins a botocore of its own, so that it cannot be installed beside boto3.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import botocore.session
import jmespath
from botocore import xform_name
from botocore.model import Shape


def value_of(shape: Shape, words: list[str]) -> Any:
    """What the words behind an option mean for a parameter of that kind."""
    first = words[0] if words else ""
    if first.startswith("fileb://"):
        return Path(first.removeprefix("fileb://")).read_bytes()
    match shape.type_name:
        case "boolean":
            return True
        case "integer":
            return int(first)
        case "structure":
            return json.loads(first)
        case "list" if first.startswith(("[", "{")):
            return json.loads(first)
        case "list" if "=" in first:
            return [shorthand(first)]
        case "list":
            return words
    return first


def shorthand(words: str) -> dict[str, Any]:
    """``Type=x,MutualAuthentication={ClientRootCertificateChainArn=y}``."""
    way, root = re.fullmatch(r"Type=([\w-]+),(.+)", words).groups()  # type: ignore[union-attr]
    outer, inner, arn = re.fullmatch(r"(\w+)=\{(\w+)=(.+)\}", root).groups()  # type: ignore[union-attr]
    return {"Type": way, outer: {inner: arn}}


def main(arguments: list[str]) -> int:
    service, command, *rest = arguments
    options: dict[str, list[str]] = {}
    for word in rest:
        if word.startswith("--"):
            options[word[2:]] = []
        else:
            options[list(options)[-1]].append(word)
    query, _output = options.pop("query", None), options.pop("output", None)
    client = botocore.session.get_session().create_client(service)
    names = {xform_name(name, "-"): name for name in client.meta.service_model.operation_names}
    operation = client.meta.service_model.operation_model(names[command])
    members = operation.input_shape.members if operation.input_shape else {}
    known = {xform_name(member, "-"): member for member in members}
    given: dict[str, Any] = {}
    if command == "run-instances":  # the real one's own option
        given["MinCount"] = given["MaxCount"] = int(options.pop("count")[0])
    for option, words in options.items():
        negated = option.removeprefix("no-") if option not in known else option
        member = known[negated]
        shape = members[member]
        given[member] = False if negated != option else value_of(shape, words)
    answer = getattr(client, xform_name(names[command]))(**given)
    answer.pop("ResponseMetadata", None)
    if query:
        answer = jmespath.search(query[0], answer)
    elif len(answer) == 1:
        (answer,) = answer.values()
    if isinstance(answer, list):
        answer = "\t".join(map(str, answer))
    if answer is not None and answer != {}:
        sys.stdout.write(f"{answer}\n")
    return 0


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[1] == "wait":  # what we wait for is there at once in practice
        raise SystemExit(0)
    raise SystemExit(main(words))
