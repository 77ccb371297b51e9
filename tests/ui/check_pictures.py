"""The page Check a connection with AWS's side beside it, as pictures to be looked at.

``CVPN_WIZARD_SHOTS=folder python -m tests.ui.check_pictures`` writes
``check-<scene>-<language>-<theme>.png``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtWidgets import QApplication, QLineEdit

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.ui.checking.page import CheckPage
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.theme import apply_theme
from tests.ui.pages.conftest import MemoryVault
from tests.ui.pictures import spin, take
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


def draw(scene: str, folder: Path, out: Path) -> None:
    kept, jobs = Kept(folder), Jobs()
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    way = (lambda _account, _mfa: kept.cloud) if scene == "rule" else no_credentials
    page = CheckPage(Services(jobs=jobs, home=folder, vault=MemoryVault(), cloud_for=way))
    page.tools = Stage(pings=SILENT).connect().tools
    page.resize(1280, 720)
    page.show()
    page.retranslate()
    for name, value in (("profile", str(profile_in(folder, kept))), ("host", TARGET)):
        line = page.findChild(QLineEdit, f"check.{name}")
        assert line is not None
        line.setText(value)
    page.start()
    spin(1500)
    take(page, out, 1.0)
    jobs.shutdown()
    page.deleteLater()
    spin(0)


def main() -> int:
    out = Path(os.environ.get("CVPN_WIZARD_SHOTS", "shots"))
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    language = Language(app)
    for code in ("en", "ja"):
        for theme in ("light", "dark"):
            language.speak(code)
            apply_theme(app, theme)
            for scene in SCENES:
                with tempfile.TemporaryDirectory() as folder:
                    draw(scene, Path(folder), out / f"check-{scene}-{code}-{theme}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
