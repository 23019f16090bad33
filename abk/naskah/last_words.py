"""The last words of a title or of a post above a signature: never one short word alone on a line."""

from __future__ import annotations

TITLE, POST = 52, 40
"""Signs of a title, and of a post above a signature, that fit on one line, so that nothing need be bound."""
_COMPANY = 14
"""Signs that a last line has at least; with fewer its words are bound to the ones before."""
_BOUND = "\N{NO-BREAK SPACE}"


def bind_end(text: str, fits: int) -> str:
    """A text longer than `fits` signs with its last words bound by blanks at which no line breaks.

    Lines are broken by whoever shows the document, so that a last line cannot be counted, only be kept from
    being one short word: ``GARAM REPUBLIK|INDONESIA`` becomes ``GARAM|REPUBLIK INDONESIA``.
    """
    if len(text) <= fits:
        return text
    head, end = text, ""
    while len(end) < _COMPANY:
        head, blank, word = head.rpartition(" ")
        if not blank or not head.strip() or not word or head.endswith(" "):
            return text  # no words, or blanks that somebody has typed on purpose
        end = f"{word}{_BOUND}{end}" if end else word
    return f"{head} {end}"
