"""Client VPN Wizard: gives a small office a working AWS Client VPN, and puts laptops on it.

The rooms, from the top: ``app`` and ``cli`` put things together, ``ui`` shows, ``journeys`` decide
what may happen next, ``engine`` carries a plan out, ``adapters`` touch the world, ``texts`` has
every sentence, ``model`` is plain data. ``practice`` is an AWS on this computer.
"""

__version__ = "0.1.0"
