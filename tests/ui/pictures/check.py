"""The page Check a connection with AWS's side beside it, as pictures to be looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.ui.checking.page import CheckPage
from tests.ui.pictures.look import Look, services_at, spin, take
from tests.unit.journeys.checking.stage import HOST, NOW, SILENT, TARGET, WORDS, Stage
from tests.unit.journeys.doctoring.conftest import WHOLE
from tests.unit.journeys.doctoring.test_righting import Kept

SCENES = ("rule", "locked-out")


def no_credentials(_account: AccountAnswers, _mfa: Secret | None) -> Cloud:
    raise WizardError(ErrorCode.NO_CREDENTIALS)


def profile_in(folder: Path, kept: Kept) -> Path:
    authority = Authority.create("office CA", 10, NOW)
    person = authority.issue_client("anna", 2, NOW)
    path = folder / "anna.ovpn"
    path.write_text(
        f"{WORDS.replace(HOST.partition('.')[0], kept.endpoint)}remote-cert-tls server\n"
        f"<ca>\n{authority.certificate}</ca>\n<cert>\n{person.certificate}</cert>\n"
        f"<key>\n{person.key.reveal()}</key>\nverify-x509-name server name\n",
        encoding="utf-8",
    )
    return path


def draw(look: Look) -> None:
    for scene in SCENES:
        home = look.home(f"check-{scene}")
        kept = Kept(home)
        kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
        way = (lambda _a, _m, kept=kept: kept.cloud) if scene == "rule" else no_credentials
        services = services_at(home, cloud_for=way)
        page = CheckPage(services)
        page.tools = Stage(pings=SILENT).connect().tools
        page.resize(1280, 720)
        page.show()
        page.retranslate()
        for name, value in (("profile", str(profile_in(home, kept))), ("host", TARGET)):
            line = page.findChild(QLineEdit, f"check.{name}")
            assert line is not None
            line.setText(value)
        page.start()
        spin(1500)
        take(page, look.path(f"check-{scene}"))
        services.jobs.shutdown()
        page.deleteLater()
        spin(0)
