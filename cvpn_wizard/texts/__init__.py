"""Every sentence a person reads, in every language. Knows no Qt; the window and the CLI share it.

The sentences are Fluent files, ``resources/i18n/<language>/<area>.ftl``; a language is a folder.
"""

from cvpn_wizard.texts.language import (
    LANGUAGES,
    current_language,
    has_text,
    set_language,
    system_language,
    text,
)

__all__ = [
    "LANGUAGES",
    "current_language",
    "has_text",
    "set_language",
    "system_language",
    "text",
]
