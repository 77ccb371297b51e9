"""An MSI for group policy: the same folder, per machine, without questions. Made by wixl.

People get the NSIS installer; this is for whoever manages a fleet. The two do not know each other,
so its name says what it is: ``ClientVpnWizard-<version>-managed.msi``.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path
from xml.sax.saxutils import quoteattr

from windows import summary
from windows.programs import COMMAND, WINDOW, run

HOUSE = uuid.UUID("6a0f8a2e-6f0b-4f7c-9d0e-6f1f5e0b7c31")
"""From which every other identifier is derived, so that an upgrade knows what it replaces."""


def _id(kind: str, name: str) -> str:
    """MSI wants short names of letters and digits."""
    return f"{kind}{uuid.uuid5(HOUSE, name).hex}"


def _guid(name: str) -> str:
    return str(uuid.uuid5(HOUSE, name)).upper()


def _registry(key: str, value: str, name: str = "") -> str:
    named = f" Name={quoteattr(name)}" if name else ""
    return (
        f'<RegistryValue Root="HKLM" Key={quoteattr(key)}{named} Type="string" '
        f"Value={quoteattr(value)}/>"
    )


def _system_entries() -> list[str]:
    """Start menu, App Paths and the file type: as the other installer has them."""
    kit = r"Software\Classes\ClientVpnWizard.Kit"
    paths = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
    window, command = f"[INSTALLDIR]{WINDOW}", f"[INSTALLDIR]{COMMAND}"
    return [
        f'<Component Id="Entries" Guid="{_guid("entries")}" Win64="yes">',
        _registry(rf"{paths}\{WINDOW}", window),
        _registry(rf"{paths}\{COMMAND}", command),
        _registry(r"Software\Classes\.cvpnkit", "ClientVpnWizard.Kit"),
        _registry(kit, "Client VPN profile kit"),
        _registry(rf"{kit}\DefaultIcon", f"{window},0"),
        _registry(rf"{kit}\shell\open\command", f'"{window}" "%1"'),
        "</Component>",
    ]


def _folder(folder: Path, stage: Path, ids: list[str]) -> list[str]:
    """A folder's files as one component, then the folders in it."""
    relative = folder.relative_to(stage).as_posix()
    files = sorted(path for path in folder.iterdir() if path.is_file())
    lines = []
    if files:
        component = _id("C", relative)
        ids.append(component)
        guid = _guid(f"component {relative}")
        lines.append(f'<Component Id="{component}" Guid="{guid}" Win64="yes">')
        for number, file in enumerate(files):
            key = ' KeyPath="yes"' if number == 0 else ""
            # wixl takes only paths relative to where it runs.
            place = quoteattr(file.relative_to(stage.parent).as_posix())
            identifier = _id("F", file.relative_to(stage).as_posix())
            name = quoteattr(file.name)
            if file.name == WINDOW and folder == stage:
                lines.append(f'<File Id="{identifier}" Name={name} Source={place}{key}>')
                lines.append(
                    '<Shortcut Id="StartMenu" Directory="ProgramMenuFolder" Advertise="no" '
                    'Name="Client VPN Wizard" WorkingDirectory="INSTALLDIR"/></File>'
                )
            else:
                lines.append(f'<File Id="{identifier}" Name={name} Source={place}{key}/>')
        lines.append("</Component>")
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        name = inner.relative_to(stage).as_posix()
        lines.append(f'<Directory Id="{_id("D", name)}" Name={quoteattr(inner.name)}>')
        lines += _folder(inner, stage, ids)
        lines.append("</Directory>")
    return lines


def source(stage: Path, version: str) -> str:
    """The MSI's description in WiX's language."""
    ids: list[str] = ["Entries"]
    tree = _folder(stage, stage, ids)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">',
        (
            f'<Product Id="{_guid(f"product {version}")}" UpgradeCode="{_guid("upgrade")}" '
            f'Version="{version}" Language="1033" Name="Client VPN Wizard (managed)" '
            'Manufacturer="Client VPN Wizard">'
        ),
        (
            f'<Package Id="{_guid(f"package {version}")}" InstallerVersion="500" Platform="x64" '
            'Compressed="yes" InstallScope="perMachine" Description="Client VPN Wizard"/>'
        ),
        '<Media Id="1" Cabinet="files.cab" EmbedCab="yes"/>',
        '<MajorUpgrade DowngradeErrorMessage="A newer version is installed."/>',
        '<Property Id="ARPNOMODIFY" Value="1"/>',
        '<Property Id="ARPNOREPAIR" Value="1"/>',
        '<Directory Id="TARGETDIR" Name="SourceDir">',
        '<Directory Id="ProgramMenuFolder" Name="Programs"/>',
        '<Directory Id="ProgramFiles64Folder" Name="PFiles">',
        '<Directory Id="INSTALLDIR" Name="Client VPN Wizard">',
        *_system_entries(),
        *tree,
        "</Directory></Directory></Directory>",
        '<Feature Id="All" Level="1">',
        *(f'<ComponentRef Id="{one}"/>' for one in ids),
        "</Feature></Product></Wix>",
    ]
    return "\n".join(lines) + "\n"


def build_msi(stage: Path, work: Path, out: Path, version: str, epoch: int) -> None:
    """Write the MSI to ``out``. ``stage`` must lie in ``work``: wixl runs there."""
    description = work / "managed.wxs"
    description.write_text(source(stage, version), encoding="utf-8")
    out.unlink(missing_ok=True)
    run(
        ["wixl", "--arch", "x64", "--output", out, description.name],
        cwd=work,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
    )
    summary.settle(out, epoch, HOUSE)
