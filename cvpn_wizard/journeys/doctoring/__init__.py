"""The AWS side of a VPN, examined: what would keep a client from getting through, and what may
soon."""
