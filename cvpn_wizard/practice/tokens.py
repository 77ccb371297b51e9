"""Client tokens: the same request twice does the work once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from cvpn_wizard.practice.estate import Estate, Params
from cvpn_wizard.practice.refusals import bad_value, refusal

T = TypeVar("T")
_NOT_PART_OF_IT = {"ClientToken", "DryRun"}


def once(estate: Estate, operation: str, params: Params, work: Callable[[], T]) -> T:
    """Do the work, or hand back what the same token has brought before.

    :raises EC2ClientError: IdempotentParameterMismatch for the same token with another request.
    """
    token = params.get("ClientToken")
    if not token:
        return work()
    if len(token) > 64 or not token.isascii():
        raise bad_value(f"Invalid client token: {token}")
    request = repr(sorted((k, _plain(v)) for k, v in params.items() if k not in _NOT_PART_OF_IT))
    earlier = estate.tokens.get((operation, token))
    if earlier is not None:
        if earlier[0] != request:
            raise refusal(
                "IdempotentParameterMismatch",
                "The request uses the same client token as a previous, but non-identical request.",
            )
        result: T = earlier[1]
        return result
    made = work()
    estate.tokens[operation, token] = (request, made)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((key, _plain(part)) for key, part in value.items())
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value
