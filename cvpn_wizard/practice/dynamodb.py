"""DynamoDB as moto answers it, one request at a time, and without a copy of all that it holds.

moto's transactions look, write and roll back step by step, and the server has many threads. For the
way back moto copies the whole table, item by item, with each transaction; what only puts and
deletes whole items needs no more than which items there were.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from moto.dynamodb.responses import DynamoHandler

from cvpn_wizard.practice.account import Account


class PracticeDynamoDb(DynamoHandler):  # type: ignore[misc]  # moto is not typed for us
    """DynamoDB's answers."""

    account: ClassVar[Account]

    def call_action(self) -> Any:
        with self.account.lock:
            return super().call_action()

    def transact_write_items(self) -> Any:
        asked = [(kind, what) for item in self.body["TransactItems"] for kind, what in item.items()]
        if any(kind == "Update" for kind, _ in asked):  # it changes an item where it stands
            return super().transact_write_items()
        names = {what.get("TableName") for _, what in asked}
        tables = [self.dynamodb_backend.tables.get(name) for name in names]
        with _copied_lightly([one for one in tables if one is not None]):
            return super().transact_write_items()


@contextmanager
def _copied_lightly(tables: list[Any]) -> Iterator[None]:
    """While it lasts, ``copy.deepcopy`` of these tables leaves their items as they are."""

    def light(table: Any) -> Any:
        kept = copy.copy(table)
        del kept.__deepcopy__
        kept.items = defaultdict(dict)
        for key, under in table.items.items():
            kept.items[key] = dict(under) if isinstance(under, dict) else under
        return kept

    for table in tables:
        table.__deepcopy__ = lambda _memo, table=table: light(table)
    try:
        yield
    finally:
        for table in tables:
            del table.__deepcopy__
