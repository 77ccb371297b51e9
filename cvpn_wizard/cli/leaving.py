"""What the uninstaller asks of the program before it takes it away.

    python -m cvpn_wizard.cli.leaving [--access-keys] [--removed-vpns] [--practice] [--lang CODE]

Without a switch nothing is forgotten. Exit status: 0 done; 1 refused, with the reason. It is no
command of ``cvpn-wizard``: who wants to be rid of something while the program stays has its pages.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.home import home_folder
from cvpn_wizard.adapters.vault import SERVICE, Vault
from cvpn_wizard.adapters.windows_credentials import stored_names
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.leaving import (
    Gone,
    forget_access_keys,
    forget_removed_vpns,
    forget_secrets,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import LANGUAGES, set_language, system_language, text

NOTE = "READ-ME.txt"
"""In the folder of a CA that was set aside: what it is."""


def main(
    arguments: Sequence[str],
    names_of: Callable[[str], Sequence[str]] = stored_names,
    vault_of: Callable[[str], Vault] = Vault,
) -> int:
    """Forget what was asked for, and return the exit status.

    :param names_of: the names of all secrets of a service.
    :param vault_of: the vault of a service.
    """
    parser = argparse.ArgumentParser(prog="cvpn_wizard.cli.leaving")
    for switch in ("--access-keys", "--removed-vpns", "--practice"):
        parser.add_argument(switch, action="store_true")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), default=system_language())
    args = parser.parse_args(arguments)
    set_language(args.lang)
    home, vault = home_folder(), vault_of(SERVICE)
    output = Output(as_json=False)
    try:
        # First what can be refused half-way: a closed keyring then keeps everything.
        if args.access_keys:
            count = forget_access_keys(vault, names_of(SERVICE))
            output.line(text("leaving-access-keys", count=count))
        if args.practice:
            practice = f"{SERVICE}-practice"
            forget_secrets(vault_of(practice), names_of(practice))
        if args.removed_vpns:
            for gone in forget_removed_vpns(home, vault, datetime.now(UTC)):
                output.line(text("leaving-vpn", name=gone.vpn))
                _explain(gone)
    except WizardError as error:
        output.refusal(error)
        return 1
    except OSError as error:
        output.refusal(WizardError(ErrorCode.KEYRING_FAILED, why=str(error)))
        return 1
    return 0


def _explain(gone: Gone) -> None:
    """Beside a CA that was set aside: what it is, and what opens it."""
    if gone.authority is not None:
        words = text("leaving-note", name=gone.vpn, secret=f"ca:{gone.authority.name}")
        write_private(gone.authority / NOTE, words + "\n")


if __name__ == "__main__":
    # The window's program has nowhere to write to; writing must not end it.
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:
            setattr(sys, stream, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    sys.exit(main(sys.argv[1:]))
