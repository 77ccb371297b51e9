"""The ``.ovpn``: parse, check, edit, write."""
