"""The page Check a connection: what was asked, the layers, the map, what is wrong."""
