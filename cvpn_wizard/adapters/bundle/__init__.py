"""A bundle for one laptop: one file under a passphrase that can be read over the phone."""
