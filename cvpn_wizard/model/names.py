"""Names for the ids that AWS hands out, so that swapping two is a type error."""

from typing import NewType

VpcId = NewType("VpcId", str)
SubnetId = NewType("SubnetId", str)
SecurityGroupId = NewType("SecurityGroupId", str)
InstanceId = NewType("InstanceId", str)
EndpointId = NewType("EndpointId", str)
AssociationId = NewType("AssociationId", str)
CertificateArn = NewType("CertificateArn", str)

TAG_VPN = "cvpn-wizard:vpn"
"""Tag on all that we create: the VPN's name."""
TAG_RUN = "cvpn-wizard:run"
"""Tag on all that we create: the id of the run that made it."""
TAG_NAME = "Name"

BUNDLE_ENDING = ".cvpnkit"
"""Of a bundle for one laptop. A ZIP by content; a double-click on it opens this program."""
BACKUP_ENDING = ".cvpnbackup.zip"
"""Of the backup of a VPN; 7-Zip opens it too."""


def is_bundle_name(name: str) -> bool:
    """Whether a file, or an argument, is a bundle by its name."""
    return name.lower().endswith(BUNDLE_ENDING)
