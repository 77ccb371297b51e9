# This laptop: the journey from a bundle to a green check.

problem-laptop-person-empty = Type in a name for you and this laptop.
problem-laptop-person-bad = “{ $value }” cannot be a name here. Use letters, digits, dots and hyphens, as in sato.laptop.
