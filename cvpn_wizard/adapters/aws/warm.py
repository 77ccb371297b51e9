"""Import what the first call to AWS will need, before somebody waits for it."""

from __future__ import annotations


def warm() -> None:
    """Import boto3 (0.13 s). Off the UI thread, after the first page is shown."""
    import boto3  # noqa: F401, PLC0415
