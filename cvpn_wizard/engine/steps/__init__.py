"""One AWS thing per file, each with its way there and its way back. A step knows no other step."""
