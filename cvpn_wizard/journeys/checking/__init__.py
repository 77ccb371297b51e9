"""The journey Check a connection: eight layers from the profile to the server, and what is wrong.

Needs no rights at AWS. Knows no Qt; what happens is told as it happens (``model.checking``).
"""
