"""This computer on the VPN: open what was handed over, put it into a client, connect, check.

Needs no AWS rights and never sees the key of a CA.
"""
