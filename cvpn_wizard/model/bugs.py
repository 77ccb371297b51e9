"""A bug as it may be shown and written down: what and where, and never with which values."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from cvpn_wizard import __version__


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What happened and where in our code; no values, since they might be secrets.

    Not even what the exception says: botocore quotes the private key that it could not use.
    """
    import platform  # noqa: PLC0415  only when there is something to report
    import traceback  # noqa: PLC0415

    rows = [f"{kind.__module__}.{kind.__qualname__}"]
    rows += [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    system = f"{platform.system()} {platform.machine()} Python {platform.python_version()}"
    rows.append(f"cvpn-wizard {__version__}, {system}")
    return "\n".join(rows)
