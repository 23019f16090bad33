"""What can go wrong in the procedure, each situation a class."""

from __future__ import annotations

from abk.errors import AbkError


class AlurError(AbkError):
    """The procedure does not allow what was asked; base of all errors of this room."""


class KunciError(AlurError):
    """A key cannot be made, opened or used."""


class WewenangError(AlurError):
    """The person does not hold the role that the step needs, on that day."""


class LangkahError(AlurError):
    """The step is not due, or an input or output of it is missing."""


class RantaiError(AlurError):
    """The log is not one unbroken, signed chain."""
