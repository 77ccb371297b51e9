"""The window: the only home of Qt (with ``app``). Shows, and hands on what was typed."""
