"""The ways to AWS: the practice one, and one for each choice of account."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.ui.services import Practice, SignIns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cvpn_wizard.adapters.aws.apart.process import AwsProcess
    from cvpn_wizard.adapters.aws.apart.recipe import Recipe
    from cvpn_wizard.adapters.aws.cloud import Cloud
    from cvpn_wizard.journeys.answers import AccountAnswers
    from cvpn_wizard.model.secret import Secret
    from cvpn_wizard.practice.child import PracticeChild


class PracticeDoor:
    """Starts the practice AWS when somebody first needs it. Call it inside a job only.

    It runs in a process of its own: moto's Python work would make the window stutter.
    """

    def __init__(self, *, speed: float = 1.0) -> None:
        self._lock = Lock()
        self._aws: PracticeChild | None = None
        self._speed = speed

    def __call__(self) -> Practice:
        """Where it is; waits until it runs.

        :raises WizardError: PRACTICE_MISSING when the extra is not installed.
        """
        from cvpn_wizard.practice.child import PracticeChild  # noqa: PLC0415  only when asked

        with self._lock:
            if self._aws is None:
                aws = PracticeChild(speed=self._speed)
                aws.start()
                self._aws = aws
            return Practice(self._aws.url, self._aws.stand_in)

    def close(self) -> None:
        with self._lock:
            if self._aws is not None:
                self._aws.stop()
                self._aws = None


class Accounts:
    """AWS for an account choice: where each kind of credentials is kept."""

    def __init__(self, vault: Vault, practice: PracticeDoor | None) -> None:
        self._vault = vault
        self._practice = practice
        self._lock = Lock()
        self._starting = Lock()
        self._process: AwsProcess | None = None
        self._secrets: Mapping[str, Secret] | None = None
        self._clouds: dict[object, Cloud] = {}
        self.sign_ins = SignIns()

    def take_secrets(self) -> None:
        """Keep the secrets of our environment here: what Qt starts (a browser) gets none of them.

        The process that makes the calls gets them, over its pipe.
        """
        from cvpn_wizard.model.children import take_secrets  # noqa: PLC0415  after the first page

        self._secrets = take_secrets()

    def cloud_for(self, account: AccountAnswers, mfa_code: Secret | None) -> Cloud:
        """AWS for that choice; the same one again for the same credentials and Region.

        A session is kept, since making its clients takes a fifth of a second, and since an MFA
        code is good for one sign-in only. Slow the first time: inside a job only.

        :raises WizardError: NO_CREDENTIALS, SIGN_IN_NEEDED, PROFILE_UNUSABLE, BAD_CREDENTIALS.
        """
        key = self._key_of(account)
        with self._lock:
            if mfa_code is not None:
                self._clouds.pop(key, None)
            if key not in self._clouds:
                self._clouds[key] = self._new_cloud(account, mfa_code)
            return self._clouds[key]

    def _key_of(self, account: AccountAnswers) -> object:
        secret = self._vault.get(f"aws:{account.access_key_id}") if account.access_key_id else None
        sign_in = self.sign_ins.get(account.sso_start_url)
        return replace(account, identity=None), secret, id(sign_in)

    def _new_cloud(self, account: AccountAnswers, mfa_code: Secret | None) -> Cloud:
        from cvpn_wizard.adapters.aws.apart.far_cloud import FarCloud  # noqa: PLC0415

        return FarCloud(self.process(), self._recipe(account, mfa_code))

    def _recipe(self, account: AccountAnswers, mfa_code: Secret | None) -> Recipe:
        from cvpn_wizard.adapters.aws.apart.recipe import (  # noqa: PLC0415
            KeysRecipe,
            ProfileRecipe,
            SignInRecipe,
        )
        from cvpn_wizard.journeys.answers import AccountSource  # noqa: PLC0415

        if self._practice is not None:
            from cvpn_wizard.model.secret import Secret as Hidden  # noqa: PLC0415
            from cvpn_wizard.practice.server import ACCESS_KEY, SECRET_KEY  # noqa: PLC0415

            secret = Hidden(SECRET_KEY)
            return KeysRecipe(ACCESS_KEY, secret, None, account.region, self._practice().url)
        match account.source:
            case AccountSource.KEYS:
                kept = self._vault.get(f"aws:{account.access_key_id}")
                if kept is None:
                    raise WizardError(ErrorCode.NO_CREDENTIALS)
                token = self._vault.get(f"aws:{account.access_key_id}:token")
                return KeysRecipe(account.access_key_id, kept, token, account.region)
            case AccountSource.SIGN_IN:
                sign_in = self.sign_ins.get(account.sso_start_url)
                if sign_in is None:
                    raise WizardError(ErrorCode.SIGN_IN_NEEDED)
                return SignInRecipe(
                    *sign_in.handed_over(), account.sso_account, account.sso_role, account.region
                )
            case _:
                return ProfileRecipe(account.profile, account.region, mfa_code)

    def process(self) -> AwsProcess:
        """The process that makes the calls; it is made ready while the first page is read."""
        from cvpn_wizard.adapters.aws.apart.process import AwsProcess as Process  # noqa: PLC0415

        with self._starting:
            if self._process is None:
                self._process = Process(self._secrets)
            self._process.start()
            return self._process

    def close(self) -> None:
        with self._starting:
            if self._process is not None:
                self._process.close()
