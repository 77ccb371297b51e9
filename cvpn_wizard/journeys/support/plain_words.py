"""Words that look like names and name nobody."""

from __future__ import annotations

import re

PLAIN = frozenset(
    """
    admin administrator ca client crash client-vpn clientvpn connect default endpoint guest home
    laptop local localhost network openvpn ping ping-restart private profile public root route
    server system target tcp test tunnel udp ubuntu user users vpc vpn windows
    com net org jp co ne or ac go de uk eu io dev internal lan corp example arpa
    """.split()
)
"""As a part of a name they stay; everything else is somebody's."""
_OURS = re.compile(
    r"(?:cvpn[_-]wizard|botocore|urllib3|PySide6|keyring|builtins)\..*|.*\.(?:py|exe|dll|so)"
    r"|.*[a-z](?:Error|Exception|Warning)"
)
"""Modules, programs and kinds of errors, as they stand in our own log."""
PLAIN_ENDS = frozenset("ovpn conf crt key pem log txt json html zip toml csv cvpnkit".split())
"""Ends of file names: what stands before is a name, they are not."""
_AMAZON = re.compile(r"(?i)\.(?:amazonaws\.com(?:\.cn)?|aws|api\.aws)$")
_AMAZON_LABEL = re.compile(
    r"(?i)(?:[a-z]{2}(?:-[a-z]+)+-\d|prod|clientvpn|self-service|ec2|acm|logs|sts|monitoring|s3|"
    r"amazonaws|aws|api|com|cn|pool|ntp|time|elb|compute|internal)"
)


def names_nobody(name: str) -> bool:
    """Whether a name with dots is no host's and nobody's file."""
    return _OURS.fullmatch(name) is not None


def of_amazon(host: str, *, whole: bool = False) -> bool:
    """Whether a host is AWS's.

    :param whole: also its first label has to be one of AWS's own words.
    """
    if _AMAZON.search(host) is None:
        return False
    return not whole or _AMAZON_LABEL.fullmatch(host.partition(".")[0]) is not None
