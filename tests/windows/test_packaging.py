"""The lists by which the Windows program is made agree with what they are lists of."""

from __future__ import annotations

import re
import struct
import sys
import tomllib
import uuid
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WINDOWS = ROOT / "packaging" / "windows"


@pytest.fixture
def packaging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)


def test_what_the_program_needs_is_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = (WINDOWS / "requirements.in").read_text("utf-8").splitlines()
    missing = [one for one in project["dependencies"] if one not in wanted]
    assert missing == [], "add them to packaging/windows/requirements.in and make the lock again"
    locked = (WINDOWS / "requirements.txt").read_text("utf-8").lower()
    for line in wanted:
        name = re.match(r"[A-Za-z0-9_.-]+", line)
        if name:
            assert f"\n{name[0].lower()}==" in f"\n{locked}", f"{name[0]} is not in the lock"


def test_every_part_has_its_hash_and_no_part_its_address() -> None:
    for name in ("requirements.txt", "runtime.txt"):
        text = (WINDOWS / name).read_text("utf-8")
        parts = re.findall(r"^[A-Za-z0-9_.-]+==.*(?:\n    .*)*", text, re.MULTILINE)
        assert parts
        for part in parts:
            assert "--hash=sha256:" in part, part
        assert not re.search(r"https?://|index-url|file:", text)


def test_the_services_that_we_call_are_in_it(packaging: None) -> None:
    from windows.stage import AWS_SERVICES  # noqa: PLC0415

    called = {
        name
        for file in (ROOT / "cvpn_wizard" / "adapters" / "aws").rglob("*.py")
        for name in re.findall(r'(?:_client|session\.client)\(\s*"([a-z-]+)"', file.read_text())
    }
    assert len(called) > 5
    assert called <= AWS_SERVICES


def test_the_practice_aws_finds_its_parts_of_moto(packaging: None) -> None:
    from windows.stage import MOTO_PARTS  # noqa: PLC0415

    files = (ROOT / "cvpn_wizard" / "practice").rglob("*.py")
    used = {
        name for file in files for name in re.findall(r"from moto\.(\w+)", file.read_text("utf-8"))
    }
    assert used <= MOTO_PARTS


def test_both_languages_of_the_installer_say_the_same_things() -> None:
    names = {}
    for code in ("en", "ja"):
        text = (WINDOWS / f"texts_{code}.nsh").read_text("utf-8")
        names[code] = dict(
            re.findall(r"^LangString (\w+) \$\{LANG_\w+\} (.*)$", text, re.MULTILINE)
        )
    assert names["en"].keys() == names["ja"].keys()
    used = set(re.findall(r"\$\((\w+)\)", (WINDOWS / "installer.nsi").read_text("utf-8")))
    assert used <= names["en"].keys()
    assert names["en"].keys() <= used, "a text that nobody sees"
    for name, english in names["en"].items():
        places = re.findall(r"\$\{\w+\}|\$[A-Z]\w+|\$R\d", english)
        assert sorted(places) == sorted(
            re.findall(r"\$\{\w+\}|\$[A-Z]\w+|\$R\d", names["ja"][name])
        ), name


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/translations/qtbase_ja.qm", True),
        ("PySide6/QtCore.pyi", False),
        ("botocore/data/ec2/2016-11-15/service-2.json.gz", True),
        ("botocore/data/rds/2014-10-31/service-2.json.gz", False),
        ("botocore/data/endpoints.json", True),
        ("botocore/cacert.pem", True),
        ("moto/ec2/models/__init__.py", True),
        ("moto/sagemaker/models.py", False),
        ("keyring/backends/Windows.py", True),
        ("keyring/testing/backend.py", False),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("bin/flask.exe", False),
        ("_cffi_backend.cp313-win_amd64.pyd", True),
    ],
)
def test_what_goes_in(packaging: None, path: str, expected: bool) -> None:
    from windows.stage import wanted  # noqa: PLC0415

    assert wanted(PurePosixPath(path)) is expected


def test_the_list_of_files_writes_and_removes_the_same(packaging: None, tmp_path: Path) -> None:
    from windows.installer import file_list  # noqa: PLC0415

    for name in ("a.exe", "lib/b.py", "lib/deep/er/c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    words = file_list(tmp_path)
    removed = re.findall(r'Delete "\$INSTDIR\\(.+)"', words)
    assert removed == ["a.exe", r"lib\b.py", r"lib\deep\er\c.py"]
    folders = re.findall(r'RMDir "\$INSTDIR\\(.+)"', words)
    assert folders == [r"lib\deep\er", r"lib\deep", "lib"]
    assert words.count("  File ") == 3


def test_a_version_as_windows_has_it(packaging: None) -> None:
    from windows.programs import four_numbers  # noqa: PLC0415

    assert four_numbers("0.1.0") == "0,1,0,0"
    assert four_numbers("2.10.3.4") == "2,10,3,4"


def test_the_msi_has_every_file_once(packaging: None, tmp_path: Path) -> None:
    from windows.msi import source  # noqa: PLC0415

    stage = tmp_path / "ClientVpnWizard"
    for name in ("ClientVpnWizard.exe", "lib/b.py", "lib/deep/er/c & d.py", "lib/deep/e.py"):
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).write_text("x")
    words = source(stage, "0.1.0")
    tree = ElementTree.fromstring(words)  # noqa: S314  our own
    space = "{http://schemas.microsoft.com/wix/2006/wi}"
    files = [one.get("Source") for one in tree.iter(f"{space}File")]
    assert sorted(map(str, files)) == [
        "ClientVpnWizard/ClientVpnWizard.exe",
        "ClientVpnWizard/lib/b.py",
        "ClientVpnWizard/lib/deep/e.py",
        "ClientVpnWizard/lib/deep/er/c & d.py",
    ]
    components = {one.get("Id") for one in tree.iter(f"{space}Component")}
    assert components == {one.get("Id") for one in tree.iter(f"{space}ComponentRef")}
    assert source(stage, "0.1.0") == words
    later = ElementTree.fromstring(source(stage, "0.2.0"))  # noqa: S314
    product, other = tree[0], later[0]
    assert product.get("UpgradeCode") == other.get("UpgradeCode")
    assert product.get("Id") != other.get("Id")


def summary_of_an_msi(code: str, made: int) -> bytes:
    """As wixl has it: a header, the format, one section with a text and two times."""
    text = struct.pack("<II", 30, len(code) + 1) + code.encode() + b"\0" * 5
    times = b"".join(struct.pack("<IIQ", 64, 0, made)[:4] + struct.pack("<Q", made) for _ in "cs")
    first = 8 + 3 * 8
    places = ((9, first), (12, first + len(text)), (13, first + len(text) + 12))
    pairs = b"".join(struct.pack("<II", *one) for one in places)
    section = struct.pack("<II", first + len(text) + 24, 3) + pairs + text + times
    kind = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
    return b"before" + bytes(28) + kind + struct.pack("<I", 48) + section + b"after"


def test_two_msis_of_one_source_are_the_same(packaging: None, tmp_path: Path) -> None:
    from windows import summary  # noqa: PLC0415
    from windows.parts import PartRefusedError  # noqa: PLC0415

    house, file = uuid.UUID(int=5), tmp_path / "x.msi"

    def settled(raw: bytes, epoch: int) -> bytes:
        file.write_bytes(raw)
        summary.settle(file, epoch, house)
        return file.read_bytes()

    one = summary_of_an_msi(f"{{{uuid.UUID(int=1)}}}", 11)
    other = summary_of_an_msi(f"{{{uuid.UUID(int=2)}}}", 22)
    assert settled(one, 1_700_000_000) == settled(other, 1_700_000_000)
    assert settled(one, 1_700_000_000) != settled(one, 1_700_000_001)
    made = settled(one, 1_700_000_000)
    assert len(made) == len(one)
    assert made.count(struct.pack("<Q", (1_700_000_000 + 11_644_473_600) * 10_000_000)) == 2
    # Another content is another package.
    assert settled(one, 1_700_000_000)[80:160] != settled(one + b"!", 1_700_000_000)[80:160]
    for broken in (b"nothing", one + one, one.replace(struct.pack("<I", 64), bytes(4))):
        with pytest.raises(PartRefusedError):
            settled(broken, 0)


def test_the_workflow_installs_what_the_build_needs(packaging: None) -> None:
    import build_windows  # noqa: PLC0415

    workflow = (ROOT / ".github" / "workflows" / "windows.yml").read_text("utf-8")
    installed = workflow.partition("apt-get install")[2].partition("- name")[0].split()
    missing = [tool for tool in build_windows.TOOLS if tool not in installed]
    assert missing == []
