"""The three ways to an account, and the work that the forms themselves need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.adapters.aws.sso import DeviceCode, DeviceFlow, SignIn
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.opening import open_page
from cvpn_wizard.ui.pages.account.keys_form import KeysForm
from cvpn_wizard.ui.pages.account.profile_form import ProfileForm
from cvpn_wizard.ui.pages.account.sign_in_form import SignInForm
from cvpn_wizard.ui.pages.account.source_choice import SourceChoice
from cvpn_wizard.ui.pages.account.work import (
    SignedIn,
    Typed,
    listing_profiles,
    listing_roles,
    signing_in,
)
from cvpn_wizard.ui.services import Services

Form = KeysForm | ProfileForm | SignInForm
NOTHING = Secret("")
FIRST_FIELD = {
    AccountSource.KEYS: "credentials.access_key",
    AccountSource.PROFILE: "account.profile",
    AccountSource.SIGN_IN: "account.sso_start_url",
}


class WayIn(QWidget):
    """Signals:
    changed: what was said is something else now; what was verified may hold no longer.
    verify: somebody pressed Enter, or the last choice was made: try it.
    refused: the sign-in or the config files; carries the refusal, ``None`` when it is over.
    region_named: a profile names its Region.
    forget: take the key out of the keyring.
    """

    changed = Signal()
    verify = Signal()
    refused = Signal(object)
    region_named = Signal(str)
    forget = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow_for: Callable[[str, str], DeviceFlow] = DeviceFlow
        self.open_page: Callable[[str], object] = open_page
        self._services = services
        self._profiles, self._signing, self._roles = Latest(), Latest(), Latest()
        self._sign_in: SignIn | None = None
        self._address = ""
        self._filling = False
        self._source = SourceChoice()
        self.keys = KeysForm()
        self.profile = ProfileForm()
        self.sign_in = SignInForm()
        self._forms: dict[AccountSource, Form] = {
            AccountSource.KEYS: self.keys,
            AccountSource.PROFILE: self.profile,
            AccountSource.SIGN_IN: self.sign_in,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._source)
        for form in self._forms.values():
            column.addWidget(form)
            form.changed.connect(self._form_changed)
        for entered in (self.keys.entered, self.profile.entered):
            entered.connect(self.verify)
        self._source.changed.connect(self._source_changed)
        self.keys.forget.connect(self.forget)
        self.profile.profile_changed.connect(self.region_named)
        self.sign_in.sign_in.connect(self._begin_sign_in)
        self.sign_in.cancel.connect(self._stop_waiting)
        self.sign_in.open_browser.connect(self._open_browser)
        self.sign_in.account_chosen.connect(self._list_roles)
        self._show_form()

    # in and out

    @property
    def source(self) -> AccountSource:
        return self._source.way

    @property
    def waiting(self) -> bool:
        """Whether somebody is to confirm a code in a browser."""
        return self._signing.busy

    def show_answers(self, said: AccountAnswers) -> None:
        self._filling = True
        self._source.choose(said.source)
        if self.keys.key_id.text() != said.access_key_id:
            self.keys.key_id.setText(said.access_key_id)
        self.profile.show_profile(said.profile)
        self.sign_in.show_choice(
            said.sso_start_url, said.sso_region, said.sso_account, said.sso_role
        )
        self._filling = False
        self._show_form()

    def collect(self, said: AccountAnswers) -> AccountAnswers:
        """With what is typed put in; what belongs to other ways stays for the way back."""
        return replace(
            said,
            source=self.source,
            access_key_id=self.keys.key_id.text().strip(),
            profile=self.profile.profile,
            sso_start_url=self.sign_in.url,
            sso_region=self.sign_in.region.region if self.sign_in.url else said.sso_region,
            sso_account=self.sign_in.account,
            sso_role=self.sign_in.role,
        )

    def typed(self) -> Typed:
        """The secrets of the way that is chosen."""
        return Typed(
            secret=self.keys.secret if self.source is AccountSource.KEYS else NOTHING,
            token=self.keys.token if self.source is AccountSource.KEYS else NOTHING,
            mfa=self.profile.mfa if self.source is AccountSource.PROFILE else NOTHING,
        )

    def complete(self) -> bool:
        return self._forms[self.source].complete()

    def whole(self) -> bool:
        """Whether a key was typed that looks whole, so that it may be tried by itself."""
        return self.source is AccountSource.KEYS and self.keys.whole()

    def needs_code_again(self) -> bool:
        """Whether trying again would need another MFA code."""
        return self.source is AccountSource.PROFILE and bool(self.profile.mfa)

    def begin(self) -> None:
        """The page is on screen: what the chosen form needs is read."""
        if self.source is AccountSource.PROFILE and not self.profile.known:
            self._profiles.replace(
                self._services.jobs.start(
                    listing_profiles, done=self._profiles_read, failed=self._profiles_unread
                )
            )

    def stop(self) -> None:
        self._stop_waiting()

    # what happens

    def _show_form(self) -> None:
        for way, form in self._forms.items():
            form.setVisible(way is self.source)

    @Slot()
    def _source_changed(self) -> None:
        self._show_form()
        if self._filling:
            return
        self.refused.emit(None)
        self.begin()
        self.changed.emit()

    @Slot()
    def _form_changed(self) -> None:
        if not self._filling:
            self.changed.emit()

    @Slot(object)
    def _profiles_read(self, found: object) -> None:
        if isinstance(found, tuple):
            self.profile.show_profiles(found)

    @Slot(object)
    def _profiles_unread(self, error: object) -> None:
        self.profile.show_profiles(())
        self._refuse(error)

    @Slot()
    def _begin_sign_in(self) -> None:
        if not self.sign_in.url or self._signing.busy:
            return
        self.refused.emit(None)
        self._signing.replace(
            self._services.jobs.start(
                signing_in(
                    self.flow_for,
                    self._services.sign_ins,
                    self.sign_in.url,
                    self.sign_in.region.region,
                ),
                done=self._signed_in,
                failed=self._not_signed_in,
                event=self._code_given,
            )
        )
        self.changed.emit()

    @Slot(object)
    def _code_given(self, code: object) -> None:
        if isinstance(code, DeviceCode):
            self._address = code.address
            self.sign_in.show_code(code)
            self._open_browser()

    @Slot()
    def _open_browser(self) -> None:
        # Only the portal's own pages: the address comes from a server.
        if self._address.startswith("https://"):
            self.open_page(self._address)

    @Slot(object)
    def _signed_in(self, result: object) -> None:
        self.sign_in.show_code(None)
        if isinstance(result, SignedIn):
            self._sign_in = result.sign_in
            self.sign_in.show_accounts(result.accounts)

    @Slot(object)
    def _not_signed_in(self, error: object) -> None:
        self.sign_in.show_code(None)
        self._refuse(error)
        self.changed.emit()

    @Slot()
    def _stop_waiting(self) -> None:
        if self._signing.job is not None:
            self._signing.job.cancel()

    @Slot(str)
    def _list_roles(self, account: str) -> None:
        if self._sign_in is not None:
            self._roles.replace(
                self._services.jobs.start(
                    listing_roles(self._sign_in, account),
                    done=self._roles_listed,
                    failed=self._refuse,
                )
            )

    @Slot(object)
    def _roles_listed(self, roles: object) -> None:
        if isinstance(roles, tuple):
            self.sign_in.show_roles(roles)
            if len(roles) == 1:
                self.verify.emit()

    @Slot(object)
    def _refuse(self, error: object) -> None:
        if isinstance(error, WizardError) and error.code is not ErrorCode.STOPPED:
            self.refused.emit(error)

    def retranslate(self) -> None:
        filling, self._filling = self._filling, True
        self._source.retranslate()
        for form in self._forms.values():
            form.retranslate()
        self._filling = filling
