"""Result pages and filters of the Describe operations.

Pages are small on purpose (five items where AWS gives a thousand), so that a client that forgets
to follow ``NextToken`` is found out in practice and not at work.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase

from cvpn_wizard.practice.estate import Params, Result
from cvpn_wizard.practice.refusals import bad_value, refusal

PAGE = 5


def page(operation: str, key: str, items: Sequence[Result], params: Params) -> Result:
    """One page of items under ``key``, and the token of the next if there is one.

    :raises EC2ClientError: InvalidNextToken; InvalidParameterValue for MaxResults outside 5..1000.
    """
    size = params.get("MaxResults", PAGE)
    if not 5 <= size <= 1000:
        bound = "greater than or equal to 5" if size < 5 else "less than or equal to 1000"
        raise bad_value(
            f"Value ( {size} ) for parameter MaxResults is invalid. Expecting a value {bound}."
        )
    start = _start(operation, params["NextToken"]) if params.get("NextToken") else 0
    end = start + size
    result: Result = {key: list(items[start:end])}
    if end < len(items):
        result["NextToken"] = _token(operation, end)
    return result


def filtered(
    items: Sequence[Result],
    params: Params,
    known: Mapping[str, Callable[[Result], object]],
) -> list[Result]:
    """The items that match every filter; a filter's values are alternatives, ``*`` and ``?`` work.

    :raises EC2ClientError: InvalidParameterValue for a filter that the operation does not know.
    """
    kept = list(items)
    for one in params.get("Filters") or []:
        name, values = one["Name"], one.get("Values") or []
        if name.startswith("tag:") and "tag" in known:
            look = _tag(name.removeprefix("tag:"))
        elif name in known and name != "tag":
            look = known[name]
        else:
            raise bad_value(f"The filter '{name}' is invalid")
        kept = [
            item for item in kept if any(fnmatchcase(str(look(item)), value) for value in values)
        ]
    return kept


def _tag(key: str) -> Callable[[Result], object]:
    return lambda item: {tag["Key"]: tag["Value"] for tag in item["Tags"]}.get(key, "")


def _token(operation: str, start: int) -> str:
    return base64.urlsafe_b64encode(f"{operation}:{start}".encode()).decode()


def _start(operation: str, token: str) -> int:
    try:
        name, _, start = base64.urlsafe_b64decode(token.encode()).decode().partition(":")
        if name == operation:
            return int(start)
    except (ValueError, binascii.Error):
        pass
    raise refusal("InvalidNextToken", "The specified NextToken is not valid.")
