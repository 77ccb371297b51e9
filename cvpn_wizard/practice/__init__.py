"""An AWS on this computer: moto plus Client VPN. Only ``app`` and ``cli`` may import it."""
