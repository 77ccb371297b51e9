"""Each person their own certificate: add, list, renew, revoke, and every date that matters.

What is signed is written down before anything of it is handed out, so that a program that dies
in between leaves nothing that the records do not know (``issuing.py``).
"""
