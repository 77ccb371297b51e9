"""A VPN that stands is changed: paused and brought back, or given other settings."""
