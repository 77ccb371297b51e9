"""Answers, written by botocore's models: what a model does not know is a bug of the stand-in."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as Xml

from botocore.model import ListShape, MapShape, OperationModel, ServiceModel, Shape, StructureShape

from tests.standin.models import speaks_query
from tests.standin.refusing import Refused

XML = "text/xml;charset=UTF-8"


def answer(operation: OperationModel, values: Mapping[str, Any], request: str) -> tuple[str, bytes]:
    """Content type and body."""
    model = operation.service_model
    shape = operation.output_shape
    if not speaks_query(model):
        body = _json(shape, values) if shape is not None else {}
        return f"application/x-amz-json-{model.metadata['jsonVersion']}", json.dumps(body).encode()
    root = Xml.Element(f"{operation.name}Response")
    where = root
    if model.protocol == "ec2":
        Xml.SubElement(root, "requestId").text = request
    else:
        wrapper = shape.serialization.get("resultWrapper") if shape is not None else None
        where = Xml.SubElement(root, wrapper) if wrapper else root
        Xml.SubElement(Xml.SubElement(root, "ResponseMetadata"), "RequestId").text = request
    if shape is not None:
        _members(where, shape, values)
    return XML, Xml.tostring(root, "utf-8", xml_declaration=True)


def refusal(model: ServiceModel | None, refused: Refused, request: str) -> tuple[str, bytes]:
    if model is None or not speaks_query(model):
        body = {"__type": refused.code, "message": refused.message}
        return "application/x-amz-json-1.1", json.dumps(body).encode()
    if model.protocol == "ec2":
        root = Xml.Element("Response")
        error = Xml.SubElement(Xml.SubElement(root, "Errors"), "Error")
        Xml.SubElement(root, "RequestID").text = request
    else:
        root = Xml.Element("ErrorResponse")
        error = Xml.SubElement(root, "Error")
        Xml.SubElement(error, "Type").text = "Sender"
        Xml.SubElement(root, "RequestId").text = request
    Xml.SubElement(error, "Code").text = refused.code
    Xml.SubElement(error, "Message").text = refused.message
    return XML, Xml.tostring(root, "utf-8", xml_declaration=True)


def _members(parent: Xml.Element, shape: StructureShape, values: Mapping[str, Any]) -> None:
    unknown = set(values) - set(shape.members)
    assert not unknown, f"{shape.name} has no {sorted(unknown)}"
    for name, member in shape.members.items():
        if values.get(name) is not None:
            _element(parent, str(member.serialization.get("name", name)), member, values[name])


def _element(parent: Xml.Element, tag: str, shape: Shape, value: Any) -> None:
    if isinstance(shape, ListShape):
        flat = shape.serialization.get("flattened")
        home = parent if flat else Xml.SubElement(parent, tag)
        part_tag = tag if flat else str(shape.member.serialization.get("name", "member"))
        for part in value:
            _element(home, part_tag, shape.member, part)
        return
    element = Xml.SubElement(parent, tag)
    if isinstance(shape, StructureShape):
        _members(element, shape, value)
    else:
        element.text = _text(shape, value)


def _text(shape: Shape, value: Any) -> str:
    said = shape.metadata.get("enum")
    assert not said or value in said, f"{shape.name} is never {value!r}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return str(value)


def _json(shape: Shape, value: Any) -> Any:
    if isinstance(shape, StructureShape):
        unknown = set(value) - set(shape.members)
        assert not unknown, f"{shape.name} has no {sorted(unknown)}"
        return {
            member.serialization.get("name", name): _json(member, value[name])
            for name, member in shape.members.items()
            if value.get(name) is not None
        }
    if isinstance(shape, ListShape):
        return [_json(shape.member, part) for part in value]
    if isinstance(shape, MapShape):
        return {key: _json(shape.value, part) for key, part in value.items()}
    said = shape.metadata.get("enum")
    assert not said or value in said, f"{shape.name} is never {value!r}"
    if isinstance(value, datetime):
        return value.timestamp()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
