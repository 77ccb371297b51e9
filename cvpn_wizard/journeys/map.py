"""The map of the connection, made from answers, from a plan, and from the events of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.setup import authorize_of
from cvpn_wizard.model.map import MapModel, MapPart, PartKind, PartState
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.spec import Existing, NewSubnet, NewVpc
from cvpn_wizard.model.steps import (
    RunEvent,
    StepEvent,
    StepId,
    StepKind,
    StepState,
    kind_of,
    subject_of,
)

LIT: Mapping[str, frozenset[PartKind]] = {
    "account": frozenset(),
    "certificates": frozenset({PartKind.CERTIFICATES, PartKind.LAPTOP}),
    "network": frozenset({PartKind.VPC, PartKind.SUBNET, PartKind.SERVER, PartKind.LOG}),
    "addresses": frozenset({PartKind.ENDPOINT, PartKind.INTERNET}),
    "access": frozenset({PartKind.AUTHORIZATION, PartKind.ENDPOINT}),
    "connect": frozenset({PartKind.LAPTOP, PartKind.SERVER}),
}
"""Which parts a page decides about."""

_PART_OF = {
    StepKind.VPC: PartKind.VPC,
    StepKind.SUBNET: PartKind.SUBNET,
    StepKind.ASSOCIATION: PartKind.SUBNET,
    StepKind.SECURITY_GROUP: PartKind.SECURITY_GROUP,
    StepKind.CHECK_SERVER: PartKind.SERVER,
    StepKind.LOG_GROUP: PartKind.LOG,
    StepKind.CERTIFICATES: PartKind.CERTIFICATES,
    StepKind.SERVER_CERTIFICATE: PartKind.CERTIFICATES,
    StepKind.CLIENT_CERTIFICATE: PartKind.CERTIFICATES,
    StepKind.ENDPOINT: PartKind.ENDPOINT,
    StepKind.AUTHORIZATION: PartKind.AUTHORIZATION,
    StepKind.PROFILE: PartKind.LAPTOP,
}
_ORDER = tuple(PartKind)


def subnet_key(name: str) -> str:
    return f"subnet.{name}"


def map_from_answers(answers: Answers, page: str = "") -> MapModel:
    """What is decided so far; the parts that ``page`` decides about are lit."""
    said, lit = answers.network, LIT.get(page, frozenset())
    known = answers.account.identity is not None
    past = known or page not in {"", "before"}
    parts = [
        _part(PartKind.LAPTOP, name=", ".join(answers.certificates.clients), new=past),
        MapPart(PartKind.INTERNET, "internet", PartState.EXISTS),
        _part(PartKind.CERTIFICATES, name=answers.certificates.server, new=past),
        _part(PartKind.ENDPOINT, name=answers.name, detail=answers.client_cidr, new=past),
        _part(
            PartKind.AUTHORIZATION,
            detail=", ".join(authorize_of(answers)),
            new=bool(authorize_of(answers)),
        ),
        *_subnets(answers),
        _part(
            PartKind.VPC,
            name=said.vpc_name or _name_of(said.vpc),
            detail=", ".join(said.vpc_cidrs),
            new=isinstance(said.vpc, NewVpc),
            exists=isinstance(said.vpc, Existing),
        ),
    ]
    if said.server_enabled or answers.ping:
        address = said.server_address if said.server_enabled else answers.ping
        parts.append(
            _part(
                PartKind.SERVER,
                name=said.server_subnet if said.server_enabled else "",
                detail=address,
                new=said.server_enabled,
                exists=not said.server_enabled,
            )
        )
    else:
        parts.append(_part(PartKind.SERVER))
    if said.log_enabled:
        parts.append(_part(PartKind.LOG, name=said.log_group, new=said.vpc is not None))
    return MapModel(tuple(replace(part, lit=part.kind in lit) for part in parts))


def _subnets(answers: Answers) -> list[MapPart]:
    said = answers.network
    labels = {label[0]: label for label in said.target_labels}
    parts = []
    for number, subnet in enumerate(said.target_subnets):
        name = subnet.ref if isinstance(subnet, Existing) else subnet.name
        cidr = str(subnet.cidr) if isinstance(subnet, NewSubnet) else ""
        label = labels.get(name)
        if label is None and number < len(said.target_labels):
            label = said.target_labels[number]
        shown, detail, zone = label or (name, cidr, "")
        state = PartState.EXISTS if isinstance(subnet, Existing) else PartState.NEW
        parts.append(MapPart(PartKind.SUBNET, subnet_key(name), state, shown or name, detail, zone))
    return parts or [MapPart(PartKind.SUBNET, "subnet")]


def _part(
    kind: PartKind, *, name: str = "", detail: str = "", new: bool = False, exists: bool = False
) -> MapPart:
    state = PartState.UNDECIDED
    if exists:
        state = PartState.EXISTS
    elif new:
        state = PartState.NEW
    return MapPart(kind, kind.value, state, name, detail)


def _name_of(vpc: Existing | NewVpc | None) -> str:
    if vpc is None:
        return ""
    return vpc.ref if isinstance(vpc, Existing) else vpc.name


def map_from_plan(answers: Answers, steps: Sequence[PlannedStep]) -> MapModel:
    """What a plan will make (outlined), and what exists already (solid)."""
    exists: dict[str, bool] = {}
    for step in steps:
        key = _key_of(step.step)
        if key and kind_of(step.step) is not StepKind.ASSOCIATION:
            exists[key] = exists.get(key, True) and bool(step.exists)
    model = map_from_answers(answers)
    parts = tuple(
        replace(part, state=PartState.EXISTS if exists[part.key] else PartState.NEW)
        if part.key in exists and part.state is not PartState.EXISTS
        else part
        for part in model.parts
    )
    return replace(model, parts=parts)


def _key_of(step: StepId) -> str:
    """The part of the map that a step is about; empty for none."""
    kind = kind_of(step)
    part = _PART_OF.get(kind)
    if part is None:
        return ""
    return subnet_key(subject_of(step)) if part is PartKind.SUBNET else part.value


def map_with_events(
    answers: Answers, steps: Sequence[PlannedStep], events: Sequence[RunEvent]
) -> MapModel:
    """The map as a run fills it in (or empties it)."""
    model = map_from_plan(answers, steps)
    for event in events:
        if isinstance(event, StepEvent):
            model = _after(model, event)
    return model


def _after(model: MapModel, event: StepEvent) -> MapModel:
    key = _key_of(event.step)
    state = _state_after(event)
    if not key or state is None:
        return model
    kind = kind_of(event.step)
    parts = tuple(
        replace(part, state=_joined(part, state, kind)) if part.key == key else part
        for part in model.parts
    )
    broken = model.broken_at
    if state is PartState.FAILED:
        broken = key
    elif broken == key:
        broken = ""
    return replace(model, parts=parts, broken_at=broken)


def _joined(part: MapPart, state: PartState, kind: StepKind) -> PartState:
    """Several steps stand behind one part: a subnet is done when it is associated."""
    unfinished = {StepKind.CERTIFICATES, StepKind.SUBNET}
    if state is PartState.DONE and kind in unfinished and part.state is not PartState.FAILED:
        return PartState.EXISTS if part.state is PartState.EXISTS else PartState.MAKING
    return state


def _state_after(event: StepEvent) -> PartState | None:
    match event.state:
        case StepState.MAKING | StepState.SETTLING | StepState.UNMAKING:
            return PartState.MAKING
        case StepState.DONE | StepState.PRESENT:
            return PartState.DONE
        case StepState.FAILED | StepState.LEFT:
            return PartState.FAILED
        case StepState.GONE:
            return PartState.GONE
        case _:
            return None


def map_with_outcome(answers: Answers, pulse: float | None = None) -> MapModel:
    """The map once all is built: everything stands.

    :param pulse: 0 to 1 while one runs from the laptop to the server and back.
    """
    model = map_from_answers(answers, "connect")
    built = answers.outcome is not None and answers.outcome.ok
    parts = tuple(
        replace(part, state=PartState.DONE)
        if built and part.state in {PartState.NEW, PartState.MAKING}
        else part
        for part in model.parts
    )
    return replace(model, parts=parts, pulse=pulse)


def in_order(model: MapModel) -> tuple[MapPart, ...]:
    """The parts as a packet meets them: the text twin of the picture."""
    return tuple(sorted(model.parts, key=lambda part: _ORDER.index(part.kind)))
