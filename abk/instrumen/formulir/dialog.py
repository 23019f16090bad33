"""What the form asks in between: whose value stands, which tasks to copy, what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets as w

from abk.errors import Temuan
from abk.instrumen.formulir.bacaan import tulis_sel
from abk.instrumen.formulir.konflik import URUTAN, Beda, Pihak
from abk.instrumen.formulir.task_table import pesan
from abk.instrumen.pertanyaan import Instrumen
from abk.store import KonflikError

_PANJANG = 160


class DialogKonflik(w.VBox):  # type: ignore[misc]
    """Both values of every difference, and the choice between them."""

    def __init__(self, saat_putus: Callable[[dict[str, Pihak]], None]) -> None:
        super().__init__([])
        self.add_class("abk-konflik")
        self._saat_putus = saat_putus
        self.pilihan: dict[str, Any] = {}
        self.layout.display = "none"

    def tampilkan(
        self, konflik: KonflikError | None, beda: Sequence[Beda], instrumen: Instrumen | None
    ) -> None:
        """Ask about these differences; None = there is nothing to ask."""
        if konflik is None or instrumen is None:
            self.layout.display, self.children, self.pilihan = "none", (), {}
            return
        if self.children:
            return
        baru = konflik.baru
        kapan = f"{baru.diubah.astimezone():%H.%M.%S}" if baru.diubah else "–"
        judul = (
            "<h2>Lembar ini juga diubah orang lain</h2>"
            f"<p>{escape(baru.oleh)} menyimpan versi {baru.versi} pukul {kapan}, sesudah Anda membuka versi "
            f"{konflik.lama.versi}. Tidak ada yang ditimpa. Pilih nilai yang berlaku pada setiap isian, lalu "
            "simpan gabungannya.</p>"
        )
        isi: list[Any] = [w.HTML(judul)]
        for satu in beda:
            kotak, pilih = _satu(satu, instrumen, baru.oleh)
            self.pilihan[satu.kunci] = pilih
            isi.append(kotak)
        semua = w.HBox(
            [self._semua("Semua isian saya", "milik"), self._semua(f"Semua isian {baru.oleh}", "baru")]
        )
        simpan = w.Button(description="Simpan gabungan", button_style="primary")
        simpan.on_click(lambda _: self._putus())
        semua.layout.flex_flow = "row wrap"
        self.children = (*isi, semua, w.HBox([simpan]))
        self.add_class("kotak")
        self.layout.display = ""

    def _semua(self, teks: str, pihak: Pihak) -> Any:
        tombol = w.Button(description=teks)

        def pilih(_: Any) -> None:
            for satu in self.pilihan.values():
                satu.value = pihak

        tombol.on_click(pilih)
        return tombol

    def _putus(self) -> None:
        self._saat_putus({k: p.value for k, p in self.pilihan.items() if p.value is not None})


def _satu(beda: Beda, instrumen: Instrumen, oleh: str) -> tuple[Any, Any]:
    label = {URUTAN: "Urutan baris"}.get(beda.kolom) or (
        instrumen[beda.kolom].label if _dikenal(instrumen, beda.kolom) else "Seluruh baris"
    )
    judul = f"Baris {beda.nomor}: {label}" if beda.nomor else label
    kata = (
        "keduanya mengubah"
        if beda.bawaan is None
        else "hanya Anda yang mengubah"
        if beda.bawaan == "milik"
        else f"hanya {oleh} yang mengubah"
    )
    kop = w.HTML(f"<small>{escape(kata)}; semula: {escape(_teks(beda.lama))}</small>")
    pilih = w.RadioButtons(
        options=[
            (f"Isian Anda: {_teks(beda.milik)}", "milik"),
            (f"Isian {oleh}: {_teks(beda.baru)}", "baru"),
        ],
        value=beda.bawaan,
        description=judul,
    )
    pilih.add_class("pilih-beda")
    kotak = w.VBox([pilih, kop])
    kotak.add_class("beda")
    return kotak, pilih


def _dikenal(instrumen: Instrumen, kolom: str) -> bool:
    return any(p.nama == kolom for p in instrumen.semua)


def _teks(nilai: Any) -> str:
    if nilai is None:
        return "(kosong)"
    if isinstance(nilai, (str, int, float)):
        return tulis_sel(nilai)[:_PANJANG]
    return "; ".join(tulis_sel(v) for v in nilai.values())[:_PANJANG]


class DaftarKurang(w.VBox):  # type: ignore[misc]
    """What keeps a sheet from being submitted: each point a button that leads to its cell."""

    def __init__(self, ke_sel: Callable[[Temuan], None]) -> None:
        super().__init__([])
        self.add_class("abk-kurang")
        self._ke_sel, self._ke = ke_sel, 0

    def tampilkan(self, temuan: Sequence[Temuan], nomor: dict[int, str], instrumen: Instrumen) -> str:
        """Show these points; the class of the first one, to which the reader is to be led."""
        self._ke += 1
        self.children = (
            w.HTML(f"<h2>Belum dapat diajukan: {len(temuan)} hal</h2>") if temuan else w.HTML(),
            *(self._butir(t, nomor, instrumen) for t in temuan),
        )
        pertama = f"menuju-{self._ke}"
        if temuan:
            self.children[1].add_class(pertama)
        return pertama

    def _butir(self, t: Temuan, nomor: dict[int, str], instrumen: Instrumen) -> Any:
        kolom = instrumen[t.kolom].label if t.kolom and _dikenal(instrumen, t.kolom) else ""
        baris = f"Baris {nomor.get(t.baris, str(t.baris))}" if t.baris else ""
        tempat = ", ".join(filter(None, (baris, kolom)))
        teks = pesan(t)
        butir = w.Button(description=f"{tempat}: {teks}" if tempat else teks, tooltip="Menuju isian ini")
        butir.on_click(lambda _: self._ke_sel(t))
        return butir
