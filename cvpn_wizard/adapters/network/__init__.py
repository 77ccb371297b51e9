"""The network as this computer sees it: ping, TCP, its own routes."""
