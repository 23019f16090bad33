"""What can go wrong in the procedure, each situation a class."""

from __future__ import annotations

from collections.abc import Sequence

from abk.errors import AbkError

AMBIL_KEMBALI = "Ambil kembali alur itu dari gudang atau cadangan."
"""What to do with a log that cannot be trusted."""


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


class ProsedurError(AlurError):
    """A procedure cannot be used; carries every fault, each a sentence without its full stop."""

    def __init__(self, asal: str, salah: Sequence[str]) -> None:
        self.asal = asal
        self.salah = tuple(salah)
        baris = "\n".join(f"  {n}. {s}." for n, s in enumerate(self.salah, 1))
        super().__init__(
            f"Prosedur {asal} tidak dapat dipakai: {len(self.salah)} kesalahan.\n{baris}",
            "Perbaiki semuanya; bentuk yang sah ada pada abk/sop/prosedur/skema.json.",
        )

    def __reduce__(self) -> tuple[type[ProsedurError], tuple[str, tuple[str, ...]]]:
        """Keep the faults when the error crosses to another process."""
        return (type(self), (self.asal, self.salah))
