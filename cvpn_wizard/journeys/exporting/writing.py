"""A VPN of ours, as code in the language that somebody wants."""

from __future__ import annotations

from cvpn_wizard.adapters.aws.server_calls import PUBLIC_IMAGE, processor_of
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.exporting.aws_cli import aws_cli
from cvpn_wizard.journeys.exporting.blueprint import Blueprint, Language, Writer
from cvpn_wizard.journeys.exporting.cloudformation import cloudformation
from cvpn_wizard.journeys.exporting.terraform import terraform
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.errors import ErrorCode, WizardError

WRITERS: dict[Language, Writer] = {
    Language.CLOUDFORMATION: cloudformation,
    Language.TERRAFORM: terraform,
    Language.AWS_CLI: aws_cli,
}


def export(
    name: str, language: Language, header: tuple[str, ...], builder: Builder, records: Records
) -> str:
    """The code; reads AWS for the ids of what existed before, and changes nothing.

    :param header: sentences for its top.
    :raises WizardError: VPN_UNKNOWN, and what keeps us from looking around at AWS.
    """
    known, runs = records.vpn(name), records.runs(name)
    if known is None or not runs:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
    spec = parse_plan(runs[0].plan, where=known.folder)
    steps = builder.preview(spec, known.folder)
    server = spec.check_server
    image = PUBLIC_IMAGE.format(processor=processor_of(server.instance_type)) if server else ""
    blueprint = Blueprint(
        spec=spec,
        ids={step.step: step.resource for step in steps if step.resource},
        folder=known.folder / "certificates",
        image=image,
    )
    return WRITERS[language](blueprint, header)
