"""Write the three files of a winget manifest for an installer that has been built.

    python3 packaging/winget/manifest.py dist/ClientVpnWizard-0.1.0-setup.exe URL_OF_FOLDER OUT

``URL_OF_FOLDER`` is where the installer can be downloaded from, without its name.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

IDENTIFIER = "ClientVpnWizard.ClientVpnWizard"
SCHEMA = "1.6.0"

VERSION = """PackageIdentifier: {identifier}
PackageVersion: {version}
DefaultLocale: en-US
ManifestType: version
ManifestVersion: {schema}
"""

INSTALLER = """PackageIdentifier: {identifier}
PackageVersion: {version}
Platform:
- Windows.Desktop
MinimumOSVersion: 10.0.0.0
InstallerType: nullsoft
InstallModes:
- interactive
- silent
InstallerSwitches:
  Silent: /S
  SilentWithProgress: /S
  InstallLocation: /D=<INSTALLPATH>
UpgradeBehavior: install
FileExtensions:
- cvpnkit
ExpectedReturnCodes:
- InstallerReturnCode: 1
  ReturnResponse: cancelledByUser
- InstallerReturnCode: 3
  ReturnResponse: downgrade
- InstallerReturnCode: 4
  ReturnResponse: systemNotSupported
- InstallerReturnCode: 5
  ReturnResponse: packageInUse
- InstallerReturnCode: 7
  ReturnResponse: diskFull
- InstallerReturnCode: 8
  ReturnResponse: blockedByPolicy
- InstallerReturnCode: 10
  ReturnResponse: invalidParameter
AppsAndFeaturesEntries:
- DisplayName: Client VPN Wizard
  Publisher: Client VPN Wizard
  ProductCode: ClientVpnWizard
Installers:
- Architecture: x64
  Scope: user
  InstallerUrl: {url}
  InstallerSha256: {sha256}
- Architecture: x64
  Scope: machine
  InstallerUrl: {url}
  InstallerSha256: {sha256}
  InstallerSwitches:
    Custom: /ALLUSERS
  ElevationRequirement: elevationRequired
ManifestType: installer
ManifestVersion: {schema}
"""

LOCALE = """PackageIdentifier: {identifier}
PackageVersion: {version}
PackageLocale: {locale}
Publisher: Client VPN Wizard
PackageName: Client VPN Wizard
License: Apache-2.0
ShortDescription: {about}
Moniker: cvpn-wizard
Tags:
- aws
- client-vpn
- openvpn
- vpn
ManifestType: {kind}
ManifestVersion: {schema}
"""

ABOUT = {
    "en-US": "Gives a small office a working AWS Client VPN, and puts laptops on it.",
    "ja-JP": "小さなオフィスに AWS クライアント VPN を用意し、ノート PC を接続します。",
}


def manifests(setup: Path, folder_url: str) -> dict[str, str]:
    """File name → content."""
    version = setup.name.split("-")[1]
    facts = {
        "identifier": IDENTIFIER,
        "version": version,
        "schema": SCHEMA,
        "url": f"{folder_url.rstrip('/')}/{setup.name}",
        "sha256": hashlib.sha256(setup.read_bytes()).hexdigest().upper(),
    }
    files = {
        f"{IDENTIFIER}.yaml": VERSION.format(**facts),
        f"{IDENTIFIER}.installer.yaml": INSTALLER.format(**facts),
    }
    for locale, about in ABOUT.items():
        kind = "defaultLocale" if locale == "en-US" else "locale"
        words = LOCALE.format(**facts, locale=locale, about=about, kind=kind)
        if kind == "locale":
            # Only the default locale may name a moniker.
            words = words.replace("Moniker: cvpn-wizard\n", "")
        files[f"{IDENTIFIER}.locale.{locale}.yaml"] = words
    return files


def main() -> int:
    if len(sys.argv) != 4:
        print(__doc__)
        return 2
    setup, url, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    for name, content in manifests(setup, url).items():
        (out / name).write_text(content, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
