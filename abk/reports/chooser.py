"""The page of a unit in a notebook: a unit is chosen from a list, and every section that is shown follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.hasil import daftar_unit
from abk.kegiatan import Kegiatan
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan, Bukti
from abk.reports.page import HalamanUnit

_SEKALIGUS = 40
"""Most posts of a page that opens without having been chosen. [jabatan]"""


class Live:
    """Something on a page that is shown anew in its place when another unit is chosen."""

    def __init__(self, page: PageChooser, nama: str, isi: Bagian | Bukti) -> None:
        self._page, self._nama, self.isi = page, nama, isi

    def __getattr__(self, nama: str) -> Any:
        """Be what it shows."""
        return getattr(self.isi, nama)

    def _ipython_display_(self) -> None:
        import IPython.display  # noqa: PLC0415 - only a notebook has it

        keluaran: Any = IPython.display  # IPython does not type its functions
        self._page.tampak[self._nama] = keluaran.display(bundle(self.isi), raw=True, display_id=True)


def bundle(isi: Bagian | Bukti) -> Mapping[str, object]:
    """What a notebook gets of a section or of the proof."""
    if isinstance(isi, Bukti):
        return isi._repr_mimebundle_()
    return {"text/html": isi._repr_html_(), "text/plain": isi.judul}


class PageChooser(HalamanUnit):
    """The page of a unit whose ``chooser`` changes the unit; `tampak` holds the cells that show a section."""

    def __init__(self, kegiatan: Kegiatan, kode_unit: str) -> None:
        super().__init__(kegiatan, kode_unit or first_unit(kegiatan))
        self.tampak: dict[str, Any] = {}

    def show(self, nama: str, bagian: Bagian) -> Any:
        """Return a section that follows the choice."""
        return Live(self, nama, bagian)

    @property
    def kop(self) -> Any:
        """Head of the page, which follows the choice."""
        return Live(self, "kop", super().kop)

    def bukti(self) -> Any:
        """Return the proof, which follows the choice."""
        return Live(self, "bukti", super().bukti())

    @property
    def chooser(self) -> Any:
        """The list of units, as a widget."""
        import ipywidgets as w  # noqa: PLC0415 - only a notebook pays for it

        from abk.instrumen.formulir.callback import guarded  # noqa: PLC0415 - brings ipywidgets

        pilihan = [
            (f"{'– ' * u.tingkat}{u.nama} ({u.kode})", u.kode) for u in daftar_unit(self.bahan.kegiatan)
        ]
        daftar = w.Dropdown(
            options=pilihan,
            value=self.bahan.kode_unit,
            description="Unit:",
            layout=w.Layout(width="min(100%, 46rem)"),
        )
        kabar = w.HTML("Pilih unit lain; semua bagian di bawah mengikuti pilihan ini.")

        def lapor(salah: str) -> None:
            if salah:
                kabar.value = salah

        daftar.observe(guarded(lapor, lambda kini: self.choose(str(kini["new"]))), "value")
        return w.VBox([daftar, kabar])

    def choose(self, kode_unit: str) -> None:
        """Show another unit in every cell that shows a section of this page."""
        k = self.bahan.kegiatan
        self.bahan = Bahan(k, k.cabang(kode_unit), kode_unit)
        for nama, tempat in self.tampak.items():
            satu = self.bukti() if nama == "bukti" else getattr(self, nama)
            tempat.update(bundle(satu.isi), raw=True)


def first_unit(k: Kegiatan) -> str:
    """The unit that a notebook opens where none is named: the first one with posts that is not too large."""
    unit = daftar_unit(k)
    berisi = [u for u in unit if u.gulungan.jabatan] or list(unit)
    sedang = [u for u in berisi if u.gulungan.jabatan <= _SEKALIGUS]
    return next((u.kode for u in sedang or berisi), "")
