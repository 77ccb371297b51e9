"""Whether there is a newer version: asked only where somebody wants it, told and nothing more."""
