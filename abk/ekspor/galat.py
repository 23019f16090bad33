"""What can go wrong when data go on to another system."""

from __future__ import annotations

from abk.errors import AbkError


class EksporError(AbkError):
    """Something cannot be handed on: what, and what to do."""
