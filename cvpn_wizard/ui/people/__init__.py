"""People and dates in the window: sections of the room of one VPN."""
