"""An AWS in memory, one service a file."""
