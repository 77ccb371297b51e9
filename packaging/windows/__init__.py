"""How the Windows program and its installer are put together on Linux."""
