"""DynamoDB as moto answers it, one request at a time.

moto's transactions look, write and roll back step by step, and the server has many threads.
"""

from __future__ import annotations

from typing import Any, ClassVar

from moto.dynamodb.responses import DynamoHandler

from cvpn_wizard.practice.account import Account


class PracticeDynamoDb(DynamoHandler):  # type: ignore[misc]  # moto is not typed for us
    """DynamoDB's answers."""

    account: ClassVar[Account]

    def call_action(self) -> Any:
        with self.account.lock:
            return super().call_action()
