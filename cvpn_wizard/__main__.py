"""The program: a command goes to the command line, anything else opens the window."""

from __future__ import annotations

import sys

from cvpn_wizard.model.names import is_bundle_name

WITH_VALUE = frozenset({"--lang", "--theme"})


def _command_in(arguments: list[str]) -> bool:
    """Whether a command is named, or help on them is wanted."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in {"-h", "--help", "--version"}:
            return True
        elif argument in WITH_VALUE:
            skip = True
        elif not argument.startswith("-") and not is_bundle_name(argument):
            return True
    return False


def _speak_into_the_void() -> None:
    """A program of Windows without a console has nowhere to write to; writing must not end it."""
    import os  # noqa: PLC0415  only there

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def main() -> int:
    """Run, and return the exit status."""
    if sys.stdout is None or sys.stderr is None:
        _speak_into_the_void()
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from cvpn_wizard import __version__  # noqa: PLC0415

        sys.stdout.write(f"cvpn-wizard {__version__}\n")
        return 0
    if arguments[:1] == ["--self-check"]:
        from cvpn_wizard.self_check import main as self_check  # noqa: PLC0415

        return self_check(arguments[1:])
    from cvpn_wizard.packed import use_pack  # noqa: PLC0415

    use_pack()
    if _command_in(arguments):
        from cvpn_wizard.cli.bug import tell_bugs_without_values  # noqa: PLC0415

        tell_bugs_without_values()
        from cvpn_wizard.cli.main import main as command_line  # noqa: PLC0415  no Qt for a command

        return command_line(arguments)
    import gc  # noqa: PLC0415

    # Nothing made until the first page shows is garbage; the window turns this on again.
    gc.disable()
    from cvpn_wizard.app import main as window  # noqa: PLC0415

    return window(arguments)


if __name__ == "__main__":
    sys.exit(main())
