"""The signed manifest of releases: fetching, proving and reading it. Nothing is ever installed."""
