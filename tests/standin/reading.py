"""Requests, read and judged by botocore's models: form fields or JSON in, Python values out."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from botocore.model import ListShape, MapShape, OperationModel, Shape, StructureShape

from tests.standin.refusing import Refused


def from_form(operation: OperationModel, form: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of a query; every field has to be one that the model knows."""
    used = {"Action", "Version"}
    found: dict[str, Any] = {}
    if operation.input_shape is not None:
        reader = _FormReader(form, used, ec2=operation.service_model.protocol == "ec2")
        found = reader.structure(operation.input_shape, "") or {}
    unknown = sorted(set(form) - used)
    if unknown:
        raise Refused("UnknownParameter", f"The parameter {unknown[0]} is not recognized")
    judge(operation, found)
    return found


class _FormReader:
    def __init__(self, form: Mapping[str, str], used: set[str], *, ec2: bool) -> None:
        self._form = form
        self._used = used
        self._ec2 = ec2

    def _name(self, member: Shape, default: str) -> str:
        if not self._ec2:
            return str(member.serialization.get("name", default))
        if "queryName" in member.serialization:
            return str(member.serialization["queryName"])
        name = str(member.serialization.get("name", default))
        return name[0].upper() + name[1:]

    def structure(self, shape: StructureShape, prefix: str) -> dict[str, Any] | None:
        found: dict[str, Any] = {}
        for name, member in shape.members.items():
            value = self.value(member, prefix + self._name(member, name))
            if value is not None:
                found[name] = value
        return found or None

    def value(self, shape: Shape, key: str) -> Any:
        if isinstance(shape, StructureShape):
            if not any(field.startswith(f"{key}.") for field in self._form):
                return None
            return self.structure(shape, f"{key}.")
        if isinstance(shape, ListShape):
            if not self._ec2 and not shape.serialization.get("flattened"):
                key = f"{key}.{shape.member.serialization.get('name', 'member')}"
            return self._list(shape, key)
        if key not in self._form:
            return None
        self._used.add(key)
        return scalar(shape, self._form[key], key)

    def _list(self, shape: ListShape, key: str) -> list[Any] | None:
        found: list[Any] = []
        while (value := self.value(shape.member, f"{key}.{len(found) + 1}")) is not None:
            found.append(value)
        return found or None


def scalar(shape: Shape, text: str, name: str) -> Any:
    """A text as the model's type.

    :raises Refused: InvalidParameterValue.
    """
    try:
        match shape.type_name:
            case "integer" | "long":
                return int(text)
            case "float" | "double":
                return float(text)
            case "boolean":
                return {"true": True, "false": False}[text]
            case "blob":
                return base64.b64decode(text, validate=True)
            case "timestamp":
                return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except (KeyError, ValueError, binascii.Error) as error:
        raise Refused("InvalidParameterValue", f"Value ({text}) for {name} is invalid") from error
    return text


def from_json(operation: OperationModel, body: Any) -> dict[str, Any]:
    """The parameters of a JSON document; unknown members are refused."""
    found = _of_json(operation.input_shape, body, "") if operation.input_shape else {}
    judge(operation, found)
    return dict(found)


def _of_json(shape: Shape, value: Any, at: str) -> Any:
    if isinstance(shape, StructureShape):
        _must(isinstance(value, dict), f"{at} is no structure")
        names = {m.serialization.get("name", name): name for name, m in shape.members.items()}
        unknown = set(value) - set(names)
        _must(not unknown, f"{at}: unknown members {sorted(unknown)}")
        return {
            names[key]: _of_json(shape.members[names[key]], part, f"{at}.{key}")
            for key, part in value.items()
        }
    if isinstance(shape, ListShape):
        _must(isinstance(value, list), f"{at} is no list")
        return [_of_json(shape.member, part, at) for part in value]
    if isinstance(shape, MapShape):
        _must(isinstance(value, dict), f"{at} is no map")
        return {key: _of_json(shape.value, part, f"{at}.{key}") for key, part in value.items()}
    kinds = {"string": str, "boolean": bool, "integer": int, "long": int, "blob": str}
    _must(isinstance(value, kinds.get(shape.type_name, object)), f"{at} is no {shape.type_name}")
    if shape.type_name == "blob":
        return scalar(shape, value, at)
    if shape.type_name == "timestamp":
        return datetime.fromtimestamp(float(value), UTC)
    return value


def _must(so: bool, message: str) -> None:
    if not so:
        raise Refused("ValidationException", message)


def judge(operation: OperationModel, found: Mapping[str, Any]) -> None:
    """What the model says of required members, enumerations, patterns, lengths and bounds."""
    if operation.input_shape is not None:
        ec2 = operation.service_model.protocol == "ec2"
        missing, wrong = (
            ("MissingParameter", "InvalidParameterValue")
            if ec2
            else ("ValidationException", "ValidationException")
        )
        _judge(operation.input_shape, found, operation.name, missing, wrong)


def _judge(shape: Shape, value: Any, at: str, missing: str, wrong: str) -> None:
    if isinstance(shape, StructureShape):
        for name in shape.required_members:
            if name not in value:
                raise Refused(missing, f"The request must contain the parameter {at}.{name}")
        for name, part in value.items():
            _judge(shape.members[name], part, f"{at}.{name}", missing, wrong)
    elif isinstance(shape, ListShape):
        for part in value:
            _judge(shape.member, part, at, missing, wrong)
    elif isinstance(shape, MapShape):
        for key, part in value.items():
            _judge(shape.key, key, at, missing, wrong)
            _judge(shape.value, part, f"{at}.{key}", missing, wrong)
    size = value if isinstance(value, int | float) else None
    if isinstance(value, str | bytes | list | dict):
        size = len(value)
    rules = shape.metadata
    low, high = rules.get("min"), rules.get("max")
    out = size is not None and ((low and size < low) or (high and size > high))
    said = rules.get("enum")
    pattern = rules.get("pattern")
    off = isinstance(value, str) and pattern and not re.fullmatch(_python(pattern), value, re.S)
    if out or off or (said and value not in said):
        shown = "(a secret or a text)" if size and size > 200 else value
        raise Refused(
            wrong, f"Value {shown} at {at} failed to satisfy the constraint {dict(rules)}"
        )


def _python(pattern: str) -> str:
    """Java's character classes in Python's words."""
    for java, python in ((r"\p{L}", r"\w"), (r"\p{N}", r"\d"), (r"\p{Z}", r"\s")):
        pattern = pattern.replace(java, python)
    return pattern
