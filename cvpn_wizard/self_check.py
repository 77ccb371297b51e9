"""Whether this program is whole: every module, service model, text, icon, and what it stands on.

``cvpn-wizard --self-check [--json] [--log FILE] [--only CHECK,…]`` is run by the installer's tests,
and by whoever wonders whether an antivirus program has taken a file away. Each check asserts;
nothing is changed but in a folder of its own, and nothing is asked of the network but of this
computer itself.
"""

from __future__ import annotations

import json
import os
import pkgutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import cvpn_wizard
from cvpn_wizard.model.resources import resource
from cvpn_wizard.packed import packed_names

WINDOWS = sys.platform == "win32"
LOG = "self-check.log"
REGION = "ap-northeast-1"
PING = "127.0.0.1"


class Amiss(Exception):  # noqa: N818  what is amiss
    """A check found something that is not as it should be."""


def need(condition: object, *facts: object) -> None:
    """:raises Amiss: with the facts, unless the condition holds."""
    if not condition:
        raise Amiss(*facts)


def installed() -> bool:
    """Whether this is the program as packaged, which has everything, and not a checkout."""
    return (Path(cvpn_wizard.__file__).parent / "resources").is_dir()


def module_names() -> list[str]:
    """Every module of ours, by the files that there are; not what runs when it is imported."""
    practising = installed() or find_spec("moto") is not None
    return [
        module.name
        for module in pkgutil.walk_packages(cvpn_wizard.__path__, "cvpn_wizard.")
        if not module.name.endswith("__main__")
        and (practising or not module.name.startswith("cvpn_wizard.practice"))
    ]


def check_modules() -> str:
    """Every module of ours can be imported; those of the practice AWS where moto is, too."""
    names = module_names()
    need(len(names) > 100, len(names))
    for name in names:
        import_module(name)
    if not installed():
        return f"{len(names)}"
    packed = packed_names()  # as the window's program loads them
    differ = set(packed) - {"cvpn_wizard", "cvpn_wizard.__main__"} ^ set(names)
    need(not differ, *sorted(differ))
    return f"{len(names)} {len(packed)}"


def check_aws() -> str:
    """A client for every service that we call, and the certificates that AWS is trusted by."""
    import ssl  # noqa: PLC0415

    from cvpn_wizard.adapters.aws.session import AwsSession  # noqa: PLC0415
    from cvpn_wizard.adapters.aws.sso import DeviceFlow  # noqa: PLC0415
    from cvpn_wizard.model.secret import Secret  # noqa: PLC0415

    names = [name for name, kind in vars(AwsSession).items() if isinstance(kind, property)]
    need(len(names) > 5, names)
    session = AwsSession.from_keys("AKIASELFCHECK", Secret("none"), None, REGION)
    services = {getattr(session, name).meta.service_model.service_name for name in names}
    flow = DeviceFlow("https://example.awsapps.com/start", REGION)
    services |= {client.meta.service_model.service_name for client in (flow.oidc, flow.sso)}
    botocore = find_spec("botocore")
    need(botocore is not None and botocore.origin, "botocore")
    bundle = Path(str(botocore.origin if botocore else "")).parent / "cacert.pem"
    trusted = ssl.create_default_context(cafile=str(bundle)).cert_store_stats()["x509_ca"]
    need(trusted > 50, trusted)
    return " ".join(sorted(services))


def check_keyring() -> str:
    """A secret goes into the system's keyring, comes back, and is gone again."""
    import keyring  # noqa: PLC0415

    from cvpn_wizard.adapters.vault import LONGEST, Vault  # noqa: PLC0415
    from cvpn_wizard.model.secret import Secret  # noqa: PLC0415

    service, name = "cvpn-wizard-self-check", f"check:{os.getpid()}"
    lasting = Vault(service).lasting
    if WINDOWS:
        backend = type(keyring.get_keyring())
        need(backend.__module__ == "keyring.backends.Windows", backend.__module__)
        need(lasting, "not lasting")
    if not lasting:
        return "none"
    for secret in (Secret("秘密 secret"), Secret("x" * LONGEST)):
        Vault(service).put(name, secret)
        back = Vault(service).get(name)
        Vault(service).forget(name)
        need(back is not None and back.reveal() == secret.reveal(), "not the same")
        need(Vault(service).get(name) is None, "still there")
    return type(keyring.get_keyring()).__name__


def check_certificates() -> str:
    """A CA, a server's and a laptop's certificate, saved with an encrypted key and read again."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from cvpn_wizard.adapters.pki.authority import Authority  # noqa: PLC0415
    from cvpn_wizard.model.secret import Secret  # noqa: PLC0415

    now, passphrase = datetime.now(UTC), Secret("self-check")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "証明書 folder"
        authority = Authority.create("self-check", 10, now)
        authority.save(folder, passphrase)
        again = Authority.load(folder, passphrase)
        need(again.can_issue, "cannot issue")
        issued = again.issue_client("client.self-check", 2, now)
    need("BEGIN CERTIFICATE" in issued.certificate, "no certificate")
    return authority.name


def check_files() -> str:
    """Files are ours alone, records can be kept, also below a name with Japanese signs."""
    from cvpn_wizard.adapters.files import read_text, write_private  # noqa: PLC0415
    from cvpn_wizard.adapters.records import Records  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "フォルダー with spaces" / "file.key"
        write_private(file, "秘密")
        need(read_text(file) == "秘密", "not the same")
        if WINDOWS:
            from cvpn_wizard.adapters.windows_rights import others_with_access  # noqa: PLC0415

            others = others_with_access(file)
            need(not others, *others)
        else:
            need(file.stat().st_mode & 0o077 == 0, oct(file.stat().st_mode))
        need(Records(Path(name) / "home").vpns() == (), "records")
    return "private"


def check_updates() -> str:
    """What a manifest of new versions is proved by, and the certificates that HTTPS is."""
    import ssl  # noqa: PLC0415

    from cvpn_wizard.adapters.updates.place import own_address, own_keys  # noqa: PLC0415
    from cvpn_wizard.adapters.updates.signature import is_key, proves_itself  # noqa: PLC0415

    need(proves_itself(), "Ed25519")
    need(all(is_key(key) for key in own_keys()), "keys.txt")
    need(ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED, "HTTPS")
    return f"{len(own_keys())} {own_address()}".strip()


def check_network() -> str:
    """What we ask of this computer: its ranges, and an echo through its own interface."""
    from cvpn_wizard.adapters.network.ping import ping  # noqa: PLC0415
    from cvpn_wizard.adapters.network.routes import local_routes  # noqa: PLC0415

    reply = ping(PING, 2.0)
    # A container may forbid it; Windows does not.
    need(reply.ok or not WINDOWS, reply.why)
    return f"{len(local_routes())} {'ok' if reply.ok else reply.why}"


def check_texts() -> str:
    """Every language has sentences, and the window's own buttons speak it."""
    from PySide6.QtCore import QLibraryInfo, QTranslator  # noqa: PLC0415

    from cvpn_wizard.texts import LANGUAGES, has_text  # noqa: PLC0415

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    files = {code: {f.name for f in resource("i18n", code).glob("*.ftl")} for code in LANGUAGES}
    first, *others = files
    for code in others:
        need(files[code] == files[first], *(files[code] ^ files[first]))
    for code in LANGUAGES:
        need(has_text("home-heading", code), code, "home-heading")
        # Debian's Python has Qt's translations beside it as well: PySide6 brings its own.
        need(QTranslator().load(f"qtbase_{code}", folder), code, folder)
        whole = resource("i18n", f"{code}.ftl")
        if installed():
            loose = sorted(resource("i18n", code).glob("*.ftl"))
            words = "\n".join(file.read_text("utf-8") for file in loose)
            need(whole.read_text("utf-8") == words, whole.name)
    return f"{len(files[first])} × {len(files)}"


def check_icons() -> str:
    """Each icon can be drawn, which takes Qt's SVG parts."""
    from cvpn_wizard.ui.theme.icons import pixmap  # noqa: PLC0415

    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    need(len(names) > 20, len(names))
    for name in names:
        need(not pixmap(name, 24).isNull(), name)
    return f"{len(names)}"


def check_window() -> str:
    """The window opens in each language and theme, and is not blank."""
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from cvpn_wizard.app import Options, Program  # noqa: PLC0415
    from cvpn_wizard.texts import LANGUAGES  # noqa: PLC0415

    app = QApplication.instance()
    need(isinstance(app, QApplication), "no application")
    japanese = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    need(japanese or not WINDOWS, "no Japanese font")
    for code, theme in zip(LANGUAGES, ("light", "dark"), strict=False):
        program = Program(app, Options(lang=code, theme=theme))  # type: ignore[arg-type]
        program.window.show()
        app.processEvents()  # type: ignore[union-attr]
        image = program.window.grab().toImage()
        across = range(0, image.width(), 9)
        colours = {image.pixel(x, y) for x in across for y in range(0, image.height(), 9)}
        program.close()
        program.window.close()
        need(len(colours) > 10, code, len(colours))
    return f"{app.platformName()} {len(japanese)}"  # type: ignore[union-attr]


def check_practice() -> str:
    """The practice AWS starts as a process of its own and answers."""
    if not installed() and find_spec("moto") is None:
        return "none"
    from cvpn_wizard.adapters.aws.cloud import Cloud  # noqa: PLC0415
    from cvpn_wizard.adapters.aws.session import AwsSession  # noqa: PLC0415
    from cvpn_wizard.model.secret import Secret  # noqa: PLC0415
    from cvpn_wizard.practice.child import PracticeChild  # noqa: PLC0415
    from cvpn_wizard.practice.server import ACCESS_KEY, SECRET_KEY  # noqa: PLC0415

    aws = PracticeChild(speed=0.05)
    aws.start()
    try:
        session = AwsSession.from_keys(
            ACCESS_KEY, Secret(SECRET_KEY), None, REGION, endpoint_url=aws.url
        )
        networks = Cloud(session).vpcs()
        need(networks, "no network")
    finally:
        aws.stop()
    return f"{len(networks)}"


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("modules", check_modules),
    ("aws", check_aws),
    ("keyring", check_keyring),
    ("certificates", check_certificates),
    ("files", check_files),
    ("network", check_network),
    ("updates", check_updates),
    ("texts", check_texts),
    ("icons", check_icons),
    ("window", check_window),
    ("practice", check_practice),
)


def carry_out(name: str, check: Callable[[], str]) -> dict[str, object]:
    """One check, and how it ended. Whatever it raises is a finding."""
    began = time.perf_counter()
    try:
        found, why = check(), ""
    except Exception as error:  # noqa: BLE001  the one place whose business is any error
        found, why = "", f"{type(error).__name__}: {error}"
    return {
        "check": name,
        "ok": not why,
        "found": found,
        "why": why,
        "seconds": round(time.perf_counter() - began, 2),
    }


def _line(result: dict[str, object]) -> str:
    mark = "ok" if result["ok"] else "NO"
    return f"{mark}  {result['check']}  {result['found'] or result['why']}"


def _after(option: str, arguments: Sequence[str]) -> str:
    """What follows an option; empty where it is not given."""
    return arguments[arguments.index(option) + 1] if option in arguments[:-1] else ""


def main(arguments: Sequence[str]) -> int:
    """Carry out every check; 0 if all are well, else 1. A record of it goes to the log's folder."""
    as_json = "--json" in arguments
    named, only = _after("--log", arguments), _after("--only", arguments)
    wanted = [one for one in CHECKS if not only or one[0] in only.split(",")]
    from cvpn_wizard.adapters.home import home_folder  # noqa: PLC0415

    log = Path(named) if named else home_folder() / "log" / LOG
    lines: list[str] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["CVPN_WIZARD_HOME"] = home
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        app = QApplication([sys.argv[0]])
        good = True
        for name, check in wanted:
            result = carry_out(name, check)
            good = good and bool(result["ok"])
            lines.append(json.dumps(result, ensure_ascii=False) if as_json else _line(result))
            if sys.stdout is not None:  # as it is for a window without a console
                with suppress(OSError):
                    sys.stdout.write(lines[-1] + "\n")
                    sys.stdout.flush()
        app.processEvents()
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("\n".join([cvpn_wizard.__version__, *lines]) + "\n", "utf-8")
    return 0 if good else 1
