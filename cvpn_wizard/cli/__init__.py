"""The journeys without a window; one file per command."""
