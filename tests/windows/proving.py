"""The installer and the installed program, from before the first install to after the last removal.

Run by a bare Windows Python, under Wine (run.py does that) or on Windows:

    python.exe proving.py --setup FILE --next FILE --python FOLDER --out FOLDER

Every case is tried; the exit status is the number of those that failed. Nothing here is shipped.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
import traceback
import winreg
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import cold_start
from leaving_cases import Leaving
from machine import (
    ask_to_close,
    clear_secrets,
    files,
    has_signature,
    is_administrator,
    is_running,
    registry,
    run,
    secrets,
    setup,
    shortcut_target,
    tree,
    value,
    wait_for,
)

KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\ClientVpnWizard"
NAME = "Client VPN Wizard"
LOCAL = Path(os.environ["LOCALAPPDATA"])
USUAL = LOCAL / "Programs" / NAME
START_MENU = Path(os.environ["APPDATA"], r"Microsoft\Windows\Start Menu\Programs")

given = argparse.ArgumentParser()
given.add_argument("--setup", type=Path, required=True)
given.add_argument("--next", type=Path, required=True)
given.add_argument("--python", type=Path, required=True, help="the embeddable one, unpacked")
given.add_argument("--out", type=Path, required=True, help="for pictures and logs")
given.add_argument("--small-drive", default="", help="a drive without room, such as X:")
given.add_argument("--closed-folder", default="", help="a folder that cannot be written to")
given.add_argument("--msi", type=Path, help="the one for managed computers")
given.add_argument("--only", default="", help="the cases whose names begin so, comma-separated")
options = given.parse_args()


# --- the installed program ------------------------------------------------------------------------


def self_check(program: Path, *arguments: str) -> dict[str, dict[str, object]]:
    """The checks by name; the exit status must agree with them."""
    log = options.out / "self-check.log"
    log.unlink(missing_ok=True)
    command = [program, "--self-check", "--json", "--log", log, *arguments]
    done = subprocess.run(
        command, check=False, timeout=600, capture_output=True, stdin=subprocess.DEVNULL
    )
    lines = log.read_text("utf-8").splitlines()[1:] if log.exists() else []
    results = {one["check"]: one for one in map(json.loads, lines)}
    good = all(one["ok"] for one in results.values()) and bool(results)
    # A program that a needed file is missing for cannot say which: it ends with another status.
    assert (done.returncode == 0) == good, (done.returncode, results, done.stderr[-2000:])
    return results


def installed_python(folder: Path, program: Path) -> Path:
    """A python.exe that runs on the installed files: the program itself takes no scripts."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("python.exe", "python3.dll", "python313.dll", "vcruntime140.dll"):
        shutil.copy(options.python / name, folder)
    places = ["runtime\\python313.zip", "runtime", "lib"]
    lines = [f"{program.parent}\\{place}" for place in places]
    (folder / "python313._pth").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "python.exe"


# --- the cases, in their order -------------------------------------------------------------------

before_registry: set[str] = set()
before_files: set[str] = set()
version = options.setup.name.split("-")[1]
newer = options.next.name.split("-")[1]
home = Path(r"C:\proving\ホーム home")
os.environ["CVPN_WIZARD_HOME"] = str(home)


def case_01_nothing_is_there() -> None:
    before_registry.update(registry())
    before_files.update(files())
    assert not USUAL.exists()
    assert value(KEY, "DisplayVersion") is None


def case_02_cut_off_installer() -> None:
    """Half a download installs nothing."""
    cut = options.out / "cut-setup.exe"
    raw = options.setup.read_bytes()
    cut.write_bytes(raw[: len(raw) - 2_000_000])
    assert setup(cut) != 0
    assert not USUAL.exists()
    assert value(KEY, "DisplayVersion") is None
    changed = bytearray(raw)
    changed[len(raw) // 2] ^= 1
    cut.write_bytes(changed)
    assert setup(cut) != 0
    assert not USUAL.exists()
    cut.unlink()


def case_03_no_room() -> None:
    if options.small_drive:
        assert setup(options.setup, f"/S /D={options.small_drive}\\{NAME}") == 7
        assert not Path(f"{options.small_drive}\\{NAME}").exists()


def case_04_no_rights() -> None:
    if options.closed_folder:
        assert setup(options.setup, f"/S /D={options.closed_folder}\\{NAME}") == 8
    assert value(KEY, "DisplayVersion") is None


def case_05_silent_install() -> None:
    assert setup(options.setup, "/S /DESKTOP") == 0
    assert value(KEY, "DisplayVersion") == version
    assert value(KEY, "DisplayName") == NAME
    assert value(KEY, "InstallLocation") == str(USUAL)
    assert Path(str(value(KEY, "DisplayIcon")).rpartition(",")[0]).is_file()
    assert int(str(value(KEY, "EstimatedSize"))) > 50_000
    paths = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
    assert Path(str(value(rf"{paths}\cvpn-wizard.exe"))).is_file()
    assert value(r"Software\Classes\.cvpnkit") == "ClientVpnWizard.Kit"
    opens = str(value(r"Software\Classes\ClientVpnWizard.Kit\shell\open\command"))
    assert opens == f'"{USUAL}\\ClientVpnWizard.exe" "%1"'
    assert (Path(os.environ["USERPROFILE"]) / "Desktop" / f"{NAME}.lnk").is_file()
    assert not [p.name for p in USUAL.rglob("*") if "icuuc" in p.name or "mscms" in p.name]


def case_06_self_check_from_the_shortcut() -> None:
    program = shortcut_target(START_MENU / f"{NAME}.lnk")
    assert program == USUAL / "ClientVpnWizard.exe"
    results = self_check(program)
    amiss = {name: one["why"] for name, one in results.items() if not one["ok"]}
    assert not amiss, amiss
    assert len(results) == 11
    assert results["keyring"]["found"] == "WinVaultKeyring"
    assert results["window"]["found"].startswith("windows ")


def case_07_self_check_finds_what_is_missing() -> None:
    """One thing after the other is taken away."""
    lib = USUAL / "lib"
    for missing, check in (
        (lib / "PySide6" / "Qt6Svg.dll", "icons"),
        (lib / "keyring" / "backends" / "Windows.py", "keyring"),
        (lib / "cvpn_wizard" / "resources" / "i18n" / "ja" / "frame.ftl", "texts"),
        (lib / "PySide6" / "translations" / "qtbase_ja.qm", "texts"),
        (lib / "cvpn_wizard" / "resources" / "aws-models" / "acm", "aws"),
        (lib / "botocore" / "data" / "ssm", "aws"),
        (lib / "moto" / "ec2", "practice"),
    ):
        aside = missing.with_name(missing.name + ".aside")
        missing.rename(aside)
        # aws-models only cut down what botocore has: without ours, its own is in its place.
        other = lib / "botocore" / "data" / "acm" if check == "aws" else None
        if other is not None and missing.name == "acm":
            other.rename(other.with_name("acm.aside"))
        try:
            results = self_check(USUAL / "cvpn-wizard.exe", "--only", check)
            assert not results[check]["ok"], missing
        finally:
            aside.rename(missing)
            if other is not None and missing.name == "acm":
                other.with_name("acm.aside").rename(other)


def case_07_a_window_that_cannot_open_says_so() -> None:
    missing = USUAL / "lib" / "PySide6" / "Qt6Core.dll"
    missing.rename(missing.with_suffix(".aside"))
    program = subprocess.Popen(
        [USUAL / "ClientVpnWizard.exe"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(lambda: cold_start.windows_of(program.pid), "a message", 90)
    finally:
        program.kill()
        program.wait()
        missing.with_suffix(".aside").rename(missing)


def case_08_journeys() -> None:
    """From Home to Done, in both languages at once; each has a home of its own."""
    python = installed_python(Path(r"C:\proving\python"), USUAL / "ClientVpnWizard.exe")
    script = Path(__file__).with_name("journey.py")
    journeys = {}
    for language, folder in (
        ("en", Path(r"C:\cert")),
        ("ja", Path(r"C:\proving\証明書 フォルダー")),
    ):
        command = [python, "-X", "utf8", script, language, folder, options.out / language]
        own = {**os.environ, "CVPN_WIZARD_HOME": str(home / language)}
        journeys[language] = subprocess.Popen(
            command, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    for language, journey in journeys.items():
        said, wrong = journey.communicate(timeout=600)
        assert journey.returncode == 0, wrong.decode(errors="replace")[-3000:]
        assert "journey done" in said.decode(errors="replace")
        assert len(list((options.out / language).glob("*.png"))) >= 10
        assert list((home / language / "practice").rglob("records.sqlite3"))


def case_09_what_only_windows_has() -> None:
    python = installed_python(Path(r"C:\proving\python"), USUAL / "ClientVpnWizard.exe")
    script = Path(__file__).with_name("native.py")
    done = subprocess.run(
        [python, "-X", "utf8", script], check=False, timeout=600, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-3000:]


def case_09_start_takes_not_much_longer_than_a_bare_window() -> None:
    ours, bare = cold_start.ratio(USUAL, Path(r"C:\proving"))
    print(f"    first window after {ours:.2f} s; a bare one after {bare:.2f} s: {ours / bare:.2f}")
    # 1.5 is the aim, and 1.3 what a quiet machine has; a busy one shall not fail it.
    assert ours <= 2 * bare


def case_10_not_while_it_runs() -> None:
    program = subprocess.Popen([USUAL / "ClientVpnWizard.exe", "--practice"])
    try:
        wait_for(is_running, "start")
        before = tree(USUAL)
        assert setup(options.next) == 5
        assert run(f'"{USUAL}\\uninstall.exe" /S _?={USUAL}') == 6
        assert tree(USUAL) == before
        assert value(KEY, "DisplayVersion") == version
        wait_for(lambda: cold_start.windows_of(program.pid), "the window")
        time.sleep(3)
        # Asked politely it closes, and the upgrade goes on.
        (USUAL / "notes of mine.txt").write_text("mine", encoding="utf-8")
        (USUAL / "lib" / "of_an_older_version.py").write_text("", encoding="utf-8")
        kept = tree(home)
        status = setup(options.next, "/S /CLOSE")
        assert status == 0, (status, program.poll(), cold_start.windows_of(program.pid))
        assert program.wait(60) == 0
        passing = {name for name in kept if name.endswith(("-wal", "-shm"))}
        assert kept.keys() - passing <= tree(home).keys()
    finally:
        if program.poll() is None:
            program.kill()


def case_11_upgraded() -> None:
    assert value(KEY, "DisplayVersion") == newer
    assert (USUAL / "notes of mine.txt").read_text("utf-8") == "mine"
    assert not (USUAL / "lib" / "of_an_older_version.py").exists()
    assert not list(USUAL.glob("*.old"))
    assert has_signature(USUAL / "uninstall.exe") == has_signature(options.next)
    assert self_check(USUAL / "cvpn-wizard.exe", "--only", "texts")["texts"]["ok"]


def case_04_an_install_that_fails_leaves_nothing() -> None:
    install = subprocess.Popen(f'"{options.setup}" /S')
    wait_for((USUAL / "lib").is_dir, "the install")
    put_in_the_way()
    assert install.wait(300) == 2
    assert not USUAL.exists()
    assert value(KEY, "DisplayVersion") is None
    assert not (START_MENU / f"{NAME}.lnk").exists()


def case_04_somebody_elses_folder() -> None:
    place = Path(r"C:\proving\tools")
    (place / "lib").mkdir(parents=True)
    (place / "lib" / "mine.txt").write_text("mine", encoding="ascii")
    assert setup(options.setup, f"/S /D={place}") == 10
    assert list(tree(place)) == [r"lib\mine.txt"]
    assert value(KEY, "DisplayVersion") is None


def put_in_the_way() -> None:
    """A folder where the installer is about to write one of its last files."""
    (USUAL / "runtime" / "vcruntime140.dll" / "in the way").mkdir(parents=True, exist_ok=True)


def case_12_an_upgrade_that_fails_puts_everything_back() -> None:
    """Half-way through the new files, one cannot be written."""
    before, known = tree(USUAL), value(KEY, "DisplayVersion")
    upgrade = subprocess.Popen(f'"{options.next}" /S')
    wait_for((USUAL / "runtime.old").is_dir, "the upgrade")
    put_in_the_way()
    assert upgrade.wait(300) == 2
    assert tree(USUAL) == before
    assert value(KEY, "DisplayVersion") == known


def case_12_an_upgrade_that_is_killed_is_made_good_by_the_next() -> None:
    before = tree(USUAL)
    upgrade = subprocess.Popen(f'"{options.next}" /S')
    wait_for((USUAL / "runtime.old").is_dir, "the upgrade")
    wait_for((USUAL / "lib" / "boto3").is_dir, "the upgrade")
    upgrade.kill()
    upgrade.wait()
    assert (USUAL / "lib.old").is_dir()
    assert setup(options.next) == 0
    after = {name: size for name, (size, _) in tree(USUAL).items() if name != "uninstall.exe"}
    assert after == {name: before[name][0] for name in before if name != "uninstall.exe"}
    assert self_check(USUAL / "cvpn-wizard.exe", "--only", "modules")["modules"]["ok"]


def case_12_no_downgrade() -> None:
    before = tree(USUAL)
    assert setup(options.setup) == 3
    assert tree(USUAL) == before
    assert value(KEY, "DisplayVersion") == newer


def case_13_removed() -> None:
    """As Windows' settings do it: only what is the user's stays."""
    kept = tree(home)
    settings = LOCAL / "cvpn-wizard" / "records.sqlite3"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_bytes(b"records")
    assert run(str(value(KEY, "QuietUninstallString"))) == 0
    wait_for(lambda: not (USUAL / "uninstall.exe").exists(), "removal")
    wait_for(lambda: value(KEY, "DisplayVersion") is None, "removal")
    time.sleep(1)
    assert tree(home) == kept
    assert settings.read_bytes() == b"records"
    assert [path.name for path in USUAL.iterdir()] == ["notes of mine.txt"]
    shutil.rmtree(USUAL)
    shutil.rmtree(settings.parent)
    assert registry() - before_registry == set()
    left = {path for path in files() - before_files if "proving" not in path.lower()}
    assert left == set(), left


def leaving(language: str) -> Leaving:
    return Leaving(
        setup=options.setup,
        place=USUAL,
        home=Path(rf"C:\proving\leaving {language}"),
        pictures=options.out / "installer",
        python=lambda: installed_python(Path(r"C:\proving\python"), USUAL / "ClientVpnWizard.exe"),
    )


def nothing_is_left_but_secrets(known: set[tuple[str, str]]) -> None:
    """The program is gone, from the registry too; credentials are cleared for the next case."""
    os.environ["CVPN_WIZARD_HOME"] = str(home)
    # With _?= the uninstaller works in its place, where it cannot take itself away.
    if USUAL.exists():
        assert [path.name for path in USUAL.iterdir()] == ["uninstall.exe"]
        shutil.rmtree(USUAL)
    assert registry() - before_registry == set()
    left = {path for path in files() - before_files if "proving" not in path.lower()}
    assert left == set(), left
    clear_secrets(known)


def case_13b_english_pages_and_access_keys_forgotten() -> None:
    known, one = secrets(), leaving("en")
    one.walk("en", "KeepKeys", broken_first=True)
    one.check_keys()
    nothing_is_left_but_secrets(known)


def case_13c_japanese_pages_and_removed_vpns_forgotten() -> None:
    known, one = secrets(), leaving("ja")
    one.walk("ja", "KeepGone")
    ca = one.check_removed_vpns()
    assert setup(options.setup) == 0
    one.check_cas(f"kept-authorities\\{ca}", f"ca:{ca}", r"authorities\stands", "ca:stands")
    # Silent, without a switch: all stays.
    kept, credentials = tree(one.home), secrets()
    assert run(f'"{USUAL}\\uninstall.exe" /S _?={USUAL}') == 0
    assert (tree(one.home), secrets()) == (kept, credentials)
    nothing_is_left_but_secrets(known)


def kit_opens_by_double_click() -> None:
    kit = options.out / "佐藤 laptop.cvpnkit"
    kit.write_bytes(b"not a kit")
    os.startfile(kit)  # noqa: S606  as the Explorer does
    wait_for(is_running, "the program")
    assert ask_to_close()
    wait_for(lambda: not is_running(), "the end", 90)
    kit.unlink()


def case_14_a_folder_in_japanese_for_all_users() -> None:
    place = Path(r"C:\proving\日本語 フォルダー")
    if not is_administrator():
        assert setup(options.setup, "/S /ALLUSERS") == 8
        return
    assert setup(options.setup, f"/S /ALLUSERS /D={place}") == 0
    root = winreg.HKEY_LOCAL_MACHINE
    assert value(KEY, "InstallLocation", root) == str(place)
    assert value(KEY, "InstallLocation") is None
    results = self_check(place / "cvpn-wizard.exe", "--only", "modules,files,window")
    assert all(one["ok"] for one in results.values()), results
    # Here and not above: Wine 8 does not see what is for one user only.
    kit_opens_by_double_click()
    # Asked to forget, it takes settings, log and practice, and never records.
    data = LOCAL / "cvpn-wizard"
    for name in ("settings.json", "log/cvpn-wizard.log", "practice/x.txt", "vpns/ca/ca.key"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text("x", encoding="ascii")
    assert run(f'"{place}\\uninstall.exe" /S /FORGET _?={place}') == 0
    kept = [path.name for path in data.rglob("*") if path.is_file()]
    assert kept == ["ca.key"], kept
    shutil.rmtree(data)
    assert value(KEY, "DisplayVersion", root) is None
    assert not (place / "lib").exists()
    shutil.rmtree(place, ignore_errors=True)
    assert registry() - before_registry == set()


def case_15_msi_for_managed_computers() -> None:
    if options.msi is None or not is_administrator():
        return
    place = Path(os.environ["PROGRAMFILES"]) / NAME
    assert run(f'msiexec /i "{options.msi}" /qn') == 0
    root = winreg.HKEY_LOCAL_MACHINE
    assert value(r"Software\Classes\.cvpnkit", "", root) == "ClientVpnWizard.Kit"
    assert self_check(place / "cvpn-wizard.exe", "--only", "texts")["texts"]["ok"]
    assert run(f'msiexec /x "{options.msi}" /qn') == 0
    assert not place.exists()
    assert value(r"Software\Classes\.cvpnkit", "", root) is None


def main() -> int:
    options.out.mkdir(parents=True, exist_ok=True)
    home.mkdir(parents=True, exist_ok=True)
    wanted = (
        tuple(f"case_{name}" for name in options.only.split(",")) if options.only else ("case",)
    )
    failed = 0
    for name, case in sorted(globals().items()):
        if not name.startswith("case_") or not name.startswith(wanted):
            continue
        began = time.monotonic()
        try:
            case()
            mark = "ok"
        except (AssertionError, OSError, subprocess.SubprocessError, KeyError, ValueError):
            traceback.print_exc()
            mark, failed = "NO", failed + 1
        print(f"{mark}  {name[5:]}  {time.monotonic() - began:.1f} s", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
