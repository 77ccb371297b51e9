"""Plain frozen data that every room may share. Imports the standard library only."""
