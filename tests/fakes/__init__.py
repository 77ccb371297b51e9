"""Stand-ins for the adapters: subclasses of the real classes, in memory, without waiting."""
