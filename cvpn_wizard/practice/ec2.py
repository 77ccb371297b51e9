"""EC2 as moto answers it, with Client VPN added and its gaps closed where our journeys go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from moto.core.responses import ActionResult, EmptyResult
from moto.ec2.exceptions import DryRunClientError
from moto.ec2.responses import EC2Response

from cvpn_wizard.practice import (
    connections,
    endpoints,
    neighbours,
    peerings,
    profile_text,
    revocation,
    routes,
    rules,
    target_networks,
)
from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.estate import Estate, Params, Result
from cvpn_wizard.practice.refusals import refusal
from cvpn_wizard.practice.regions import ours
from cvpn_wizard.practice.tokens import once

Operation = Callable[[Estate, Params], Result]
Answer = tuple[int, dict[str, Any], Any]


class PracticeEc2(EC2Response):  # type: ignore[misc]  # moto is not typed for us
    """EC2's answers."""

    account: ClassVar[Account]

    @property
    def estate(self) -> Estate:
        return self.account.estate(self.region)

    def call_action(self) -> Answer:
        if self.params.get("DryRun"):
            # moto forgets it in places, and would do the work (CreateVpc, CreateSubnet).
            _, headers, body = self.serialized(ActionResult(DryRunClientError()))
            return 412, headers, body
        with self.account.lock:
            self.estate.settle()
            answer: Answer = super().call_action()
        return answer

    def _vpn(self, operation: Operation) -> ActionResult:
        return ActionResult(operation(self.estate, self.params))

    # Client VPN
    def create_client_vpn_endpoint(self) -> ActionResult:
        return self._vpn(endpoints.create)

    def describe_client_vpn_endpoints(self) -> ActionResult:
        return self._vpn(endpoints.describe)

    def modify_client_vpn_endpoint(self) -> ActionResult:
        return self._vpn(endpoints.modify)

    def delete_client_vpn_endpoint(self) -> ActionResult:
        return self._vpn(endpoints.delete)

    def associate_client_vpn_target_network(self) -> ActionResult:
        return self._vpn(target_networks.associate)

    def disassociate_client_vpn_target_network(self) -> ActionResult:
        return self._vpn(target_networks.disassociate)

    def describe_client_vpn_target_networks(self) -> ActionResult:
        return self._vpn(target_networks.describe)

    def apply_security_groups_to_client_vpn_target_network(self) -> ActionResult:
        return self._vpn(target_networks.apply_groups)

    def authorize_client_vpn_ingress(self) -> ActionResult:
        return self._vpn(rules.authorize)

    def revoke_client_vpn_ingress(self) -> ActionResult:
        return self._vpn(rules.revoke)

    def describe_client_vpn_authorization_rules(self) -> ActionResult:
        return self._vpn(rules.describe)

    def create_client_vpn_route(self) -> ActionResult:
        return self._vpn(routes.create)

    def delete_client_vpn_route(self) -> ActionResult:
        return self._vpn(routes.delete)

    def describe_client_vpn_routes(self) -> ActionResult:
        return self._vpn(routes.describe)

    def export_client_vpn_client_configuration(self) -> ActionResult:
        return self._vpn(profile_text.export)

    def import_client_vpn_client_certificate_revocation_list(self) -> ActionResult:
        return self._vpn(revocation.import_list)

    def export_client_vpn_client_certificate_revocation_list(self) -> ActionResult:
        return self._vpn(revocation.export_list)

    def describe_client_vpn_connections(self) -> ActionResult:
        return self._vpn(connections.describe)

    def terminate_client_vpn_connections(self) -> ActionResult:
        return self._vpn(connections.terminate)

    # where moto is milder than EC2
    def delete_security_group(self) -> ActionResult:
        neighbours.refuse_group_in_use(self.ec2_backend, self.params)
        return super().delete_security_group()

    def delete_subnet(self) -> ActionResult:
        neighbours.refuse_subnet_in_use(self.ec2_backend, self.params["SubnetId"])
        return super().delete_subnet()

    def delete_vpc(self) -> ActionResult:
        neighbours.refuse_vpc_in_use(self.ec2_backend, self.params["VpcId"])
        return super().delete_vpc()

    def run_instances(self) -> ActionResult:

        def launch() -> ActionResult:
            neighbours.refuse_address(self.ec2_backend, self.params)
            neighbours.refuse_processor(self.ec2_backend, self.params)
            return super(PracticeEc2, self).run_instances()

        return once(self.estate, "run", self.params, launch)

    def terminate_instances(self) -> ActionResult:
        """The interfaces made at launch go with their instances."""
        answer = super().terminate_instances()
        for instance_id in self.params["InstanceIds"]:
            for interface in self.ec2_backend.get_instance(instance_id).nics.values():
                self.ec2_backend.enis.pop(interface.id, None)
        return answer

    def create_tags(self) -> ActionResult:
        self._tag(lambda one: self.ec2_backend.create_tags([one], self._tags_asked()))
        return super().create_tags() if self.params["Resources"] else EmptyResult()

    def delete_tags(self) -> ActionResult:
        self._tag(lambda one: self.ec2_backend.delete_tags([one], self._tags_asked()))
        return super().delete_tags() if self.params["Resources"] else EmptyResult()

    def _tags_asked(self) -> dict[str, str | None]:
        return {tag["Key"]: tag.get("Value") for tag in self.params.get("Tags") or []}

    def _tag(self, change: Callable[[str], object]) -> None:
        """Tag our endpoints, whose ids moto does not know, and leave the rest to it."""
        vpns = [one for one in self.params["Resources"] if one.startswith("cvpn-endpoint-")]
        for one in vpns:
            self.estate.endpoint(one)
            change(one)
        self.params["Resources"] = [one for one in self.params["Resources"] if one not in vpns]

    def describe_vpc_peering_connections(self) -> ActionResult:
        return ActionResult(peerings.describe(self.ec2_backend, self.params))

    def describe_regions(self) -> ActionResult:
        """Without ``AllRegions`` only those that the account may use, as EC2 does."""
        regions = [
            {
                "RegionName": one.name,
                "Endpoint": one.endpoint,
                "OptInStatus": one.opt_in_status,
            }
            for one in self.ec2_backend.describe_regions(self.params.get("RegionNames") or [])
            if ours(one.name)
            and (self.params.get("AllRegions") or one.opt_in_status != "not-opted-in")
        ]
        if not regions:
            names = self.params.get("RegionNames")
            raise refusal("InvalidParameterValue", f"Invalid region name: {names}")
        return ActionResult({"Regions": regions})
