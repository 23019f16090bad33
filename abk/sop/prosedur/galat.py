"""What can go wrong when a procedure is read."""

from __future__ import annotations

from collections.abc import Sequence

from abk.sop.galat import AlurError


class ProsedurError(AlurError):
    """A procedure cannot be used; carries every fault, not only the first.

    Parameters
    ----------
    asal : where it was read, for the message
    salah : the faults, each a sentence without its full stop
    """

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
