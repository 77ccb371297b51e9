"""Certificates: what EasyRSA does. The home of ``cryptography``."""
