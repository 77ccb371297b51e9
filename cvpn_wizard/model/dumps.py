"""What the system writes down when a program dies hard: where it was, not what it had in mind."""

from __future__ import annotations

import sys

NO_FAULT_BOX = 0x0002
"""``SEM_NOGPFAULTERRORBOX`` of SetErrorMode: no Windows Error Reporting, and so no dump of its."""


def no_memory_in_dumps() -> None:
    """Keep keys and passphrases out of crash dumps: from now on there are none of our memory.

    faulthandler still says where it happened. What we start inherits this, and may change it.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only there

        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | NO_FAULT_BOX)
    else:
        import resource  # noqa: PLC0415  not on Windows
        from contextlib import suppress  # noqa: PLC0415

        with suppress(OSError, ValueError):
            most = resource.getrlimit(resource.RLIMIT_CORE)[1]
            resource.setrlimit(resource.RLIMIT_CORE, (0, most))
