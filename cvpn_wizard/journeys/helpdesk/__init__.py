"""The helpdesk's part: hand out profiles that an admin issued ahead. Why so: docs/helpdesk-role.md.

Needs no rights at AWS, and never sees the key of a CA.
"""
