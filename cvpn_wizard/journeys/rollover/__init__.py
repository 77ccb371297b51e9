"""Changing a VPN's CA with an overlap: a second endpoint, people moved, the first one ended.

Why a second endpoint: ``docs/ca-rollover.md``.
"""
