"""The system's own ``ping`` (iputils, busybox), for where only that program may ping.

Its exit status says whether there was an answer; of its words only the number of milliseconds is
read, which is written the same in every language.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from math import ceil
from pathlib import Path

from cvpn_wizard.model.children import environment_for_children

PROGRAMS = (Path("/usr/bin/ping"), Path("/bin/ping"), Path("/sbin/ping"))
_MILLISECONDS = re.compile(r"=\s*([0-9]+(?:[.,][0-9]+)?)\s*ms")
ANSWERED, SILENT = 0, 1


def system_ping(
    address: str,
    timeout: float,
    programs: Sequence[Path] = PROGRAMS,
    *,
    size: int = 0,
    in_one_piece: bool = False,
) -> tuple[bool, float | None] | None:
    """Whether there was an answer, and after how many milliseconds.

    ``None``: this computer has no such program, or it may not ping either.

    :param size: bytes to send along; 0: as many as the program likes.
    """
    program = next((path for path in programs if path.is_file()), None)
    if program is None:
        return None
    began = time.perf_counter()
    more = ["-s", str(size)] if size else []
    if in_one_piece:
        more += ["-D"] if sys.platform == "darwin" else ["-M", "do"]
    try:
        done = subprocess.run(
            [str(program), "-n", "-c", "1", "-W", str(max(ceil(timeout), 1)), *more, address],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=timeout + 2,
            env=environment_for_children(LC_ALL="C"),
        )
    except subprocess.TimeoutExpired:
        return False, None
    except OSError:
        return None
    if done.returncode != ANSWERED:
        return (False, None) if done.returncode == SILENT else None
    found = _MILLISECONDS.search(done.stdout.decode("utf-8", errors="replace"))
    took = (time.perf_counter() - began) * 1000
    return True, float(found.group(1).replace(",", ".")) if found else took
