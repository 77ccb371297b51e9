"""Page Network: the VPC, its subnets, the security group, the log, a server that answers."""

from cvpn_wizard.ui.pages.network.page import NetworkPage

__all__ = ["NetworkPage"]
