"""What can go wrong with a document: all reasons at once, each with what to do."""

from __future__ import annotations

from collections.abc import Sequence

from abk.errors import AbkError, Temuan


class NaskahError(AbkError):
    """A document cannot be made; ``temuan`` holds every missing or invalid fact, if that is the reason."""

    def __init__(self, pesan: str, saran: str = "", temuan: Sequence[Temuan] = ()) -> None:
        self.temuan = list(temuan)
        super().__init__(pesan, saran)

    def __reduce__(self) -> tuple[type[NaskahError], tuple[str, str, list[Temuan]]]:
        """Keep the findings when the error crosses to another process."""
        return (type(self), (self.pesan, self.saran, self.temuan))


class TemplatError(NaskahError):
    """A template holds what a template may not hold, or asks for what there is not."""


class ProfilError(NaskahError):
    """A profile is unknown, or its file is not as the schema wants it."""


def galat_isian(judul: str, temuan: Sequence[Temuan]) -> NaskahError:
    """One error that lists all findings of a document."""
    baris = "\n".join(f"  {n}. {satu.pesan} → {satu.saran}" for n, satu in enumerate(temuan, 1))
    return NaskahError(
        f"{judul} belum dapat dibuat: {len(temuan)} isian kurang atau tidak sah.\n{baris}",
        "Lengkapi semuanya, lalu buat lagi.",
        temuan,
    )
