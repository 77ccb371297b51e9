"""The change of a VPN's CA in the window: what it would be, how far it is, and its buttons."""
