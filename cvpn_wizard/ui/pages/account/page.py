"""Which account, verified: who AWS takes us for, where, and what we may do there."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Self

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.aws.policy import policy_for
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource, Answers
from cvpn_wizard.journeys.plan_reading import PlanProblems
from cvpn_wizard.journeys.setup import spec_from
from cvpn_wizard.model.aws import Permission
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.texts import text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.texts.regions import region_name
from cvpn_wizard.ui.forms import Field, Heading, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages.account.identity_panel import IdentityPanel
from cvpn_wizard.ui.pages.account.permissions_panel import PermissionsPanel
from cvpn_wizard.ui.pages.account.region_choice import RegionChoice
from cvpn_wizard.ui.pages.account.way_in import FIRST_FIELD, WayIn
from cvpn_wizard.ui.pages.account.work import (
    Verified,
    asking_permissions,
    forgetting,
    verifying,
)
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where, writing
from cvpn_wizard.ui.services import Services

TYPING_MS = 600
"""After the last key press, before a key that looks whole is tried by itself."""


class AccountPage(Page):
    """Next works once AWS has answered; in practice that happens by itself."""

    page_id: ClassVar[str] = "account"

    @classmethod
    def growing(cls, services: Services) -> Generator[None, None, Self]:
        way_in = WayIn(services)
        yield
        permissions = PermissionsPanel()
        yield
        return cls(services, way_in=way_in, permissions=permissions)

    def __init__(
        self,
        services: Services,
        parent: QWidget | None = None,
        *,
        way_in: WayIn | None = None,
        permissions: PermissionsPanel | None = None,
    ) -> None:
        super().__init__(services, parent)
        self.ask_where: Callable[[QWidget, str, str, str], Path | None] = ask_where
        self._answers = Answers()
        self._verified: Verified | None = None
        self._let_in = services.practising
        self._filling = False
        self._verifying, self._asking = Latest(), Latest()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TYPING_MS)
        self._soon.timeout.connect(self._try)
        self._heading = Heading("account-heading", "account-lead")
        self._practice = Notice("info", "account-practice", "account.practice")
        self.way_in = way_in or WayIn(services)
        self._region = RegionChoice("account.region")
        self._region_field = Field("account-region", self._region)
        self._verify = QPushButton()
        self._verify.setObjectName("account.verify")
        self._verify.setProperty("kind", "primary")
        self._status = muted("account.status")
        self._refusal = RefusalView("account.refusal")
        self._again = QPushButton()
        self._again.setObjectName("account.again")
        self._refusal.add_button(self._again)
        self._panel = IdentityPanel()
        self._keyring = Notice("info", "", "account.no_keyring")
        self._permissions = permissions or PermissionsPanel()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._practice.setVisible(self.services.practising)
        self.way_in.setVisible(not self.services.practising)
        self._verify.setVisible(not self.services.practising)
        trying = QHBoxLayout()
        trying.setSpacing(12)
        trying.addWidget(self._verify)
        trying.addWidget(self._status, 1)
        trying.addStretch(0)  # the button keeps its size while there is nothing to say
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addWidget(self._heading)
        layout.addWidget(self._practice)
        layout.addWidget(self.way_in)
        layout.addWidget(self._region_field)
        layout.addLayout(trying)
        for part in (self._refusal, self._panel, self._keyring, self._permissions):
            layout.addWidget(part)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.way_in.changed.connect(self._changed)
        self.way_in.verify.connect(self._try)
        self.way_in.refused.connect(self._refused_on_the_way)
        self.way_in.region_named.connect(self._region_named)
        self.way_in.forget.connect(self._forget)
        self._region.currentIndexChanged.connect(self._region_changed)
        self._verify.clicked.connect(self._try)
        self._again.clicked.connect(self._try)
        self._permissions.copy_policy.connect(self._copy_policy)
        self._permissions.save_policy.connect(self._save_policy)
        self._permissions.again.connect(self._ask_permissions)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        said = answers.account
        self._filling = True
        self.way_in.show_answers(said)
        self._region.choose(said.region)
        self._filling = False
        if self._verified is None:
            self._panel.show_identity(said.identity, said.region)
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        return replace(answers, account=self._said(answers.account))

    def problem(self) -> Problem | None:
        said = self._said(self._answers.account)
        if self._region.is_disabled(said.region):
            facts = {"region": region_name(said.region), "code": said.region}
            return Problem("account-region-disabled", "account.region", facts)
        if said.identity is not None:
            return None
        ready = self.services.practising or self.way_in.complete()
        return Problem("account-missing", "account.verify" if ready else FIRST_FIELD[said.source])

    def next_refused(self) -> bool:
        """Everything is typed, only nobody has asked AWS yet: ask, and show the answer."""
        if self._region.is_disabled(self._region.region) or not self.way_in.complete():
            return False
        self._try()
        return self._verifying.busy

    def busy(self) -> bool:
        return self._verifying.busy

    def stop(self) -> None:
        self.way_in.stop()

    def entered(self) -> None:
        if self.services.practising:
            if self._said(self._answers.account).identity is None or self._verified is None:
                self._try()
        else:
            self.way_in.begin()

    def _said(self, before: AccountAnswers) -> AccountAnswers:
        """What stands here; with whom AWS takes us for, as far as that still holds."""
        said = replace(before, region=self._region.region or before.region)
        if self.services.practising:
            said = replace(said, source=AccountSource.PRACTICE)
        else:
            said = self.way_in.collect(said)
        bare = replace(said, identity=None)
        if self._verified is not None:
            holds = bare == self._verified.account
            return replace(bare, identity=self._verified.identity if holds else None)
        known = self._answers.account
        holds = bare == replace(known, identity=None)
        return replace(bare, identity=known.identity if holds else None)

    # verifying

    @Slot()
    def _try(self) -> None:
        if self._verifying.busy or not (self.services.practising or self.way_in.complete()):
            return
        said = self._said(self._answers.account)
        typed = self.way_in.typed()
        self._drop()
        self._refusal.clear()
        self._verifying.replace(
            self.services.jobs.start(
                verifying(self.services, said, typed), done=self._answered, failed=self._refused
            )
        )
        self._tell()

    @Slot(object)
    def _answered(self, verified: object) -> None:
        if not isinstance(verified, Verified):
            return
        self._verified = verified
        self._let_in = True
        self._filling = True
        self._region.show_regions(verified.regions)
        self._filling = False
        if verified.account.source is AccountSource.KEYS:
            self.way_in.keys.put_away(verified.account.access_key_id, lasting=verified.kept)
        self._panel.show_identity(verified.identity, verified.account.region)
        known = verified.kept or verified.temporary
        self._keyring.say("" if known else "account-no-keyring")
        self._ask_permissions()
        self._tell()

    @Slot(object)
    def _refused(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
            if error.code in {ErrorCode.MFA_NEEDED, ErrorCode.MFA_WRONG}:
                self.way_in.profile.ask_for_code()
        self._tell()

    @Slot(object)
    def _refused_on_the_way(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        else:
            self._refusal.clear()

    @Slot()
    def _changed(self) -> None:
        if not self._filling:
            self._refusal.clear()
            self._let_in = self.services.practising
            self._drop()
            self._tell()
            if self.way_in.whole():
                self._soon.start()

    @Slot(str)
    def _region_named(self, region: str) -> None:
        if region and not self._filling:
            self._region.choose(region)

    @Slot()
    def _region_changed(self) -> None:
        if self._filling:
            return
        # The same key in another Region: no button need be pressed for that.
        again = self._let_in and not self.way_in.needs_code_again()
        self._drop()
        if again and not self._region.is_disabled(self._region.region):
            self._try()
        self._tell()

    def _drop(self) -> None:
        """What AWS said holds no longer."""
        self._verified = None
        self._verifying.drop()
        self._answers = replace(
            self._answers, account=replace(self._answers.account, identity=None)
        )
        self._panel.show_identity(None)
        self._keyring.say("")
        self._asking.drop()
        self._permissions.clear()

    @Slot()
    def _forget(self) -> None:
        key_id = self.way_in.keys.key_id.text().strip()
        self.services.jobs.start(
            forgetting(self.services.vault, key_id), done=self._forgotten, failed=self._refused
        )

    @Slot(object)
    def _forgotten(self, _nothing: object) -> None:
        self.way_in.keys.clear()
        self._changed()

    # permissions

    @Slot()
    def _ask_permissions(self) -> None:
        if self._verified is None:
            return
        self._permissions.begin()
        self._asking.replace(
            self.services.jobs.start(
                asking_permissions(self._verified.cloud, self._spec()),
                done=self._permissions_known,
                failed=self._permissions_unknown,
                event=self._permission_heard,
            )
        )

    def _spec(self) -> VpnSpec | None:
        """The plan, once there is one: then less is asked for."""
        try:
            return spec_from(self.collect(self._answers))
        except PlanProblems:
            return None

    @Slot(object)
    def _permission_heard(self, permission: object) -> None:
        if isinstance(permission, Permission):
            self._permissions.add(permission)

    @Slot(object)
    def _permissions_known(self, _nothing: object) -> None:
        self._permissions.finish(whole=True)

    @Slot(object)
    def _permissions_unknown(self, _error: object) -> None:
        self._permissions.finish(whole=False)

    def _policy(self) -> str:
        known = self._verified
        account = known.identity.account if known else "*"
        return json.dumps(policy_for(self._spec(), account, self._region.region), indent=2)

    @Slot()
    def _copy_policy(self) -> None:
        QGuiApplication.clipboard().setText(self._policy())
        self._permissions.say(text("account-policy-copied"))

    @Slot()
    def _save_policy(self) -> None:
        title, kind = text("account-policy-save-title"), text("account-policy-kind")
        path = self.ask_where(self, title, "cvpn-wizard-policy.json", kind)
        if path is not None:
            self.services.jobs.start(
                writing(path, self._policy() + "\n"),
                done=self._policy_saved,
                failed=self._policy_not_saved,
            )

    @Slot(object)
    def _policy_saved(self, path: object) -> None:
        self._permissions.say(text("account-policy-saved", path=str(path)))

    @Slot(object)
    def _policy_not_saved(self, error: object) -> None:
        if isinstance(error, WizardError):
            words = refusal_words(error)
            self._permissions.say(f"{words.title} {words.why}")

    # words

    def _tell(self) -> None:
        self._refresh()
        self.state_changed.emit()
        self.map_changed.emit()

    def _refresh(self) -> None:
        problem = self.problem()
        disabled = problem is not None and problem.code == "account-region-disabled"
        self._region_field.set_problem(problem if disabled else None)
        self._verify.setEnabled(not self._verifying.busy and self.way_in.complete())
        self._status.setText(text("account-verifying") if self._verifying.busy else "")
        self._status.setVisible(self._verifying.busy)

    def retranslate(self) -> None:
        filling, self._filling = self._filling, True
        for part in (
            self._heading,
            self._practice,
            self.way_in,
            self._region,
            self._region_field,
            self._refusal,
            self._panel,
            self._keyring,
            self._permissions,
        ):
            part.retranslate()
        self._filling = filling
        self._practice.setVisible(self.services.practising)
        for button, key in ((self._verify, "account-verify"), (self._again, "account-again")):
            button.setText(text(key))
            button.setAccessibleName(text(key))
        self._refresh()
