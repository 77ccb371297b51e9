"""The team store: a DynamoDB table for the register, and a secret for the CA.

Every write says which version of a row it replaces; DynamoDB refuses it where somebody was faster
(condition expressions, DynamoDB Developer Guide). Rows that belong together are one transaction:
all or none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cvpn_wizard.adapters.aws.calls import Calls, code_of, unless
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.team import Part, Row, TeamThing

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

GONE = frozenset({"ResourceNotFoundException"})
IN_USE = frozenset({"ResourceInUseException"})
EXISTS = frozenset({"ResourceExistsException"})
MOST_ROWS = 100
"""Of one transaction (DynamoDB API reference, TransactWriteItems)."""
CANCELLED = "TransactionCanceledException"
CONFLICT_SECONDS = 20.0
"""How long to try again while another transaction holds one of our rows."""
_NAMES = {"#p": "part", "#v": "version"}


def table_of(vpn: str) -> str:
    """The table's name; like a secret's, it has no spaces, which a VPN's name may have."""
    return f"cvpn-wizard-{_plain(vpn)}"


def secret_of(vpn: str) -> str:
    return f"cvpn-wizard/{_plain(vpn)}"


def _plain(vpn: str) -> str:
    if " " not in vpn:
        return vpn
    return f"{vpn.replace(' ', '_')}-{hashlib.sha256(vpn.encode()).hexdigest()[:8]}"


class TeamCalls(Calls):
    def team_table(self, vpn: str) -> TeamThing | None:
        """DynamoDB DescribeTable and ListTagsOfResource; ``None`` where there is none."""
        name = table_of(vpn)
        with self._refusals("dynamodb", "DescribeTable", name=name), unless(GONE):
            found = self._session.dynamodb.describe_table(TableName=name)["Table"]
            state = found.get("TableStatus", "")
            if state == "DELETING":
                return None
            tags = None  # it may go between the two calls
            with self._refusals("dynamodb", "ListTagsOfResource", name=name), unless(GONE):
                tags = self._session.dynamodb.list_tags_of_resource(
                    ResourceArn=found.get("TableArn", "")
                ).get("Tags", [])
            if tags is None:
                return None
            return TeamThing(name, state == "ACTIVE", tags={t["Key"]: t["Value"] for t in tags})
        return None

    def create_team_table(self, vpn: str, tags: Mapping[str, str]) -> None:
        """DynamoDB CreateTable, paid by request; one that is there already is fine."""
        name = table_of(vpn)
        with self._refusals("dynamodb", "CreateTable", name=name), unless(IN_USE):
            self._session.dynamodb.create_table(
                TableName=name,
                AttributeDefinitions=[
                    {"AttributeName": "part", "AttributeType": "S"},
                    {"AttributeName": "key", "AttributeType": "S"},
                ],
                KeySchema=[
                    {"AttributeName": "part", "KeyType": "HASH"},
                    {"AttributeName": "key", "KeyType": "RANGE"},
                ],
                BillingMode="PAY_PER_REQUEST",
                Tags=[{"Key": key, "Value": value} for key, value in tags.items()],
            )

    def delete_team_table(self, vpn: str) -> None:
        """DynamoDB DeleteTable; gone already is fine."""
        name = table_of(vpn)
        with self._refusals("dynamodb", "DeleteTable", name=name), unless(GONE):
            self._session.dynamodb.delete_table(TableName=name)

    def team_rows(self, vpn: str, part: Part) -> tuple[Row, ...]:
        """All rows of one kind, as they are now (consistent reads).

        :raises WizardError: TEAM_GONE where there is no store.
        """
        with self._refusals("dynamodb", "Query", name=table_of(vpn)):
            try:
                pages = self._session.dynamodb.get_paginator("query").paginate(
                    TableName=table_of(vpn),
                    ConsistentRead=True,
                    KeyConditionExpression="#p = :p",
                    ExpressionAttributeNames={"#p": "part"},
                    ExpressionAttributeValues={":p": {"S": part.value}},
                )
                return tuple(_row(item) for page in pages for item in page["Items"])
            except self._session.dynamodb.exceptions.ResourceNotFoundException as error:
                raise WizardError(ErrorCode.TEAM_GONE, name=vpn) from error

    def write_team_rows(self, vpn: str, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Write rows, all or none, each only if the store has the version that it names.

        :returns: the rows with their new versions.
        :raises WizardError: TEAM_CONFLICT with the first row that somebody else has changed;
            TEAM_GONE.
        :raises ValueError: for more than :data:`MOST_ROWS`.
        """
        if len(rows) > MOST_ROWS:
            raise ValueError(len(rows))
        if not rows:
            return ()
        written = tuple(Row(row.part, row.key, row.values, row.version + 1) for row in rows)
        items = [_put(table_of(vpn), row) for row in written]
        with self._refusals("dynamodb", "TransactWriteItems", name=table_of(vpn)):
            self._transact(vpn, written, items)
        return written

    def _transact(
        self, vpn: str, rows: Sequence[Row], items: Sequence[TransactWriteItemTypeDef]
    ) -> None:
        from botocore.exceptions import ClientError  # noqa: PLC0415

        waited, pause = 0.0, 0.05
        while True:
            try:
                # botocore adds a ClientRequestToken: a repeated call is one call.
                self._session.dynamodb.transact_write_items(TransactItems=items)
            except ClientError as error:
                if code_of(error) in GONE:
                    raise WizardError(ErrorCode.TEAM_GONE, name=vpn) from error
                if code_of(error) != CANCELLED:
                    raise
                reasons = _reasons(error)
                refused = [
                    (row, reason)
                    for row, reason in zip(rows, reasons, strict=False)
                    if reason.get("Code") == "ConditionalCheckFailed"
                ]
                if refused:
                    if all(_is_ours(row, reason) for row, reason in refused):
                        return  # an answer of ours had got lost
                    first = refused[0][0]
                    raise WizardError(
                        ErrorCode.TEAM_CONFLICT, name=first.key, part=first.part.value
                    ) from error
                if waited >= CONFLICT_SECONDS or not any(
                    reason.get("Code") in {"TransactionConflict", "ThrottlingError"}
                    for reason in reasons
                ):
                    raise
            else:
                return
            if self.cancelled.wait(pause):
                raise WizardError(ErrorCode.STOPPED)
            waited, pause = waited + pause, min(pause * 1.5, 1.0)

    # the secret

    def team_secret_there(self, vpn: str) -> TeamThing | None:
        """Secrets Manager DescribeSecret: that it is there, not what is in it."""
        name = secret_of(vpn)
        with self._refusals("secretsmanager", "DescribeSecret", name=name), unless(GONE):
            found = self._session.secretsmanager.describe_secret(SecretId=name)
            told: Mapping[str, object] = {**found}
            tags = {tag.get("Key", ""): tag.get("Value", "") for tag in found.get("Tags", [])}
            return None if told.get("DeletedDate") else TeamThing(name, tags=tags)
        return None

    def team_secret(self, vpn: str) -> Secret | None:
        """Secrets Manager GetSecretValue; ``None`` where there is none."""
        name = secret_of(vpn)
        with self._refusals("secretsmanager", "GetSecretValue", name=name), unless(GONE):
            found = self._session.secretsmanager.get_secret_value(SecretId=name)
            return Secret(found.get("SecretString", ""))
        return None

    def put_team_secret(self, vpn: str, secret: Secret, tags: Mapping[str, str]) -> None:
        """Secrets Manager CreateSecret, or PutSecretValue where it is there already."""
        name = secret_of(vpn)
        with self._refusals("secretsmanager", "CreateSecret", name=name):
            there = unless(EXISTS)
            with there:
                self._session.secretsmanager.create_secret(
                    Name=name,
                    SecretString=secret.reveal(),
                    Tags=[{"Key": key, "Value": value} for key, value in tags.items()],
                )
        if there.happened:
            with self._refusals("secretsmanager", "PutSecretValue", name=name):
                self._session.secretsmanager.put_secret_value(
                    SecretId=name, SecretString=secret.reveal()
                )

    def delete_team_secret(self, vpn: str) -> None:
        """Secrets Manager DeleteSecret, at once and for good; gone already is fine.

        With AWS's waiting time of 7 to 30 days the name would be taken for as long.
        """
        name = secret_of(vpn)
        with self._refusals("secretsmanager", "DeleteSecret", name=name), unless(GONE):
            self._session.secretsmanager.delete_secret(
                SecretId=name, ForceDeleteWithoutRecovery=True
            )


def _put(table: str, row: Row) -> TransactWriteItemTypeDef:
    fresh = row.version == 1
    condition = "attribute_not_exists(#p)" if fresh else "#v = :v"
    put: dict[str, Any] = {
        "TableName": table,
        "Item": {
            "part": {"S": row.part.value},
            "key": {"S": row.key},
            "version": {"N": str(row.version)},
            "content": {"S": _content(row)},
        },
        "ConditionExpression": condition,
        "ExpressionAttributeNames": {"#p": _NAMES["#p"]} if fresh else {"#v": _NAMES["#v"]},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }
    if not fresh:
        put["ExpressionAttributeValues"] = {":v": {"N": str(row.version - 1)}}
    item: TransactWriteItemTypeDef = {"Put": put}  # type: ignore[typeddict-item]  # built by parts
    return item


def _content(row: Row) -> str:
    return json.dumps(dict(row.values), ensure_ascii=False, sort_keys=True)


def _row(item: Mapping[str, Any]) -> Row:
    return Row(
        Part(item["part"]["S"]),
        item["key"]["S"],
        json.loads(item["content"]["S"]),
        int(item["version"]["N"]),
    )


def _reasons(error: Exception) -> list[Mapping[str, Any]]:
    response: Mapping[str, Any] = getattr(error, "response", {})
    return list(response.get("CancellationReasons", []))


def _is_ours(row: Row, reason: Mapping[str, Any]) -> bool:
    """Whether the store has already what we wanted to write."""
    item = reason.get("Item")
    return bool(item) and _row(item or {}) == row
