"""New versions: a line on Home, and the switch at the end of the chapter Help."""
