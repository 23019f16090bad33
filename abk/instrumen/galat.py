"""What goes wrong with a file, and findings that point at a cell."""

from __future__ import annotations

from dataclasses import dataclass

from abk.errors import AbkError, Temuan
from abk.tulisan.markup import kutip


class BerkasError(AbkError):
    """A workbook cannot be read or is not accepted; file, sheet and cell (``D17``) as far as known."""

    def __init__(
        self, pesan: str, saran: str = "", berkas: str = "", lembar: str = "", sel: str = ""
    ) -> None:
        super().__init__(pesan, saran)
        self.berkas = berkas
        self.lembar = lembar
        self.sel = sel

    def __reduce__(self) -> tuple[type[BerkasError], tuple[str, str, str, str, str]]:
        """Keep the place when the error crosses to another process."""
        return (type(self), (self.pesan, self.saran, self.berkas, self.lembar, self.sel))

    def __str__(self) -> str:
        """Place, fault and advice."""
        letak = letak_sel(self.berkas, self.lembar, self.sel)
        isi = super().__str__()
        return f"{letak}: {isi}" if letak else isi


@dataclass(frozen=True)
class TemuanSel(Temuan):
    """A finding in a workbook, at a cell (``D17``) or a range (``D17:D30``) of a sheet."""

    lembar: str = ""
    sel: str = ""

    @property
    def letak(self) -> str:
        """Place in words: file, sheet, cell."""
        return letak_sel(self.berkas, self.lembar, self.sel) or super().letak


def letak_sel(berkas: str = "", lembar: str = "", sel: str = "") -> str:
    """Place in words, as far as known."""
    bagian = [berkas, f"lembar {kutip(lembar)}" if lembar else "", f"sel {sel}" if sel else ""]
    return ", ".join(b for b in bagian if b)


def tolakan(salah: AbkError, kode: str = "") -> TemuanSel:
    """A file, sheet or cell that cannot be taken, as a line of a report."""
    return TemuanSel(
        "struktural",
        "berkas",
        salah.pesan,
        salah.saran,
        berkas=getattr(salah, "berkas", ""),
        kode_jabatan=kode or None,
        lembar=getattr(salah, "lembar", ""),
        sel=getattr(salah, "sel", ""),
    )


def temuan_lembar(
    berkas: str, lembar: str, aturan: str, pesan: str, saran: str, kode: str | None = None
) -> TemuanSel:
    """A fault of a whole sheet."""
    return TemuanSel("cacat", aturan, pesan, saran, berkas=berkas, kode_jabatan=kode or None, lembar=lembar)
