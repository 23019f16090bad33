"""The panel in a notebook: controls above, figures, table and chart below, a sentence for screen readers."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets as w

from abk.errors import ParameterError
from abk.files import write_whole
from abk.hasil import daftar_unit
from abk.instrumen.formulir.callback import guarded
from abk.instrumen.formulir.task_table import StatusBar
from abk.kegiatan import Kegiatan, tulis_skenario
from abk.peraturan import SETEMPAT, daftar_peraturan
from abk.reports.charts import kebutuhan_dan_bezetting
from abk.reports.jelajah.hitungan import HasilJelajah, Hitungan, Pilihan
from abk.reports.jelajah.isi_panel import GAYA, angka_kunci, kalimat, tabel_perubahan
from abk.store import Gudang, buka
from abk.tables.angka import angka_indonesia, angka_teks
from abk.tulisan.istilah import PEMBULATAN, istilah
from abk.tulisan.markup import kutip

_LEBAR = {"description_width": "initial"}
_ANGKA = {"volume": (-90, 900), "norma": (-90, 900), "risiko": (1, 50)}
"""Controls in which a number is written, each with its least and its largest. [%]"""
_BUKAN_NAMA = re.compile(r"[^\w]+")


def jelajah(k: Kegiatan, *, gudang: str | Gudang | None = None, folder: str | Path = ".") -> Jelajah:
    """Panel to try assumptions on; shown by being the last line of a cell.

    Parameters
    ----------
    k : the kegiatan; never changed
    gudang : store, or its address, in which scenarios are saved beside the file; None = only the file
    folder : where the YAML files go

    Raises
    ------
    abk.store.GudangError
        If the store cannot be opened.
    """
    return Jelajah(k, buka(gudang) if isinstance(gudang, str) else gudang, Path(folder))


class Jelajah(w.VBox):  # type: ignore[misc]
    """The panel as a widget (:func:`jelajah`).

    Attributes
    ----------
    pilihan : what the controls say
    hasil : what follows from it
    """

    def __init__(self, k: Kegiatan, gudang: Gudang | None, folder: Path) -> None:
        self._k, self._gudang, self._folder = k, gudang, folder
        self.hitungan = Hitungan(k)
        self.pilihan = self.hitungan.awal
        self.hasil: HasilJelajah = self.hitungan.hasil(self.pilihan)
        self._lalu: list[Pilihan] = []
        self._kunci = threading.RLock()  # callbacks may come from other threads
        self._menulis = False
        self.kabar = StatusBar()
        self.kendali = self._kendali()
        self.angka, self.tabel, self.grafik = w.HTML(), w.HTML(), w.HTML()
        self.nama = w.Text(description="Nama skenario", style=_LEBAR)
        self.simpan = self._tombol("Simpan sebagai skenario", self._simpan)
        self.urung = self._tombol("Urungkan", self._urungkan)
        self.semula = self._tombol("Kembali ke awal", lambda: self._pindah(self.hitungan.awal))
        baris = w.Layout(flex_flow="row wrap", align_items="center", grid_gap="4px 16px")
        super().__init__(
            [
                w.HTML(GAYA),
                w.HBox(list(self.kendali.values()), layout=baris),
                w.HBox([self.urung, self.semula, self.nama, self.simpan], layout=baris),
                self.kabar,
                self.angka,
                self.tabel,
                self.grafik,
            ]
        )
        self.add_class("abk-formulir")  # whose keys are its own, not those of the notebook
        self._tampilkan()

    # ── the parts ─────────────────────────────────────────────────────────────────────────────
    def _kendali(self) -> dict[str, Any]:
        k, hari = self._k, self._k.aturan.tanggal
        sendiri = [(k.aturan.singkatan, k.peraturan)] * (k.peraturan == SETEMPAT)
        rezim = sendiri + [
            (satu.singkatan, satu.nama)
            for satu in daftar_peraturan("rezim")
            if satu.nama == k.peraturan or (k.lingkup in satu.lingkup and satu.berlaku_pada(hari, k.lingkup))
        ]
        unit = [(f"{'– ' * u.tingkat}{u.nama} ({u.kode})", u.kode) for u in daftar_unit(k)]
        lebar = w.Layout(width="min(100%, 30rem)")
        kendali: dict[str, Any] = {
            "peraturan": w.Dropdown(options=rezim, description="Peraturan"),
            "pembulatan": w.Dropdown(
                options=[(istilah(PEMBULATAN, n), n) for n in PEMBULATAN],
                description="Pembulatan",
                layout=lebar,
            ),
            "unit": w.Dropdown(options=[("Seluruh unit", ""), *unit], description="Unit", layout=lebar),
            "volume": _angka("Perubahan volume (%)"),
            "norma": _angka("Perubahan norma waktu (%)"),
            "risiko": _angka("Risiko kekurangan yang diterima (%)"),
        }
        for nama, satu in kendali.items():
            satu.style = _LEBAR
            satu.value = self._tertulis(nama)
            satu.observe(self._guarded(self._berubah), "value")
        return kendali

    def _tombol(self, teks: str, kerja: Callable[[], None]) -> Any:
        satu = w.Button(description=teks, layout=w.Layout(width="auto"))
        satu.on_click(self._guarded(lambda _: kerja()))
        return satu

    def _guarded(self, kerja: Callable[..., None]) -> Callable[..., None]:
        def jalan(*isi: Any) -> None:
            with self._kunci:
                kerja(*isi)

        return guarded(self._lapor, jalan)

    def _lapor(self, teks: str) -> None:
        if self.kabar.galat != teks:
            self.kabar.galat = teks

    # ── what the controls do ──────────────────────────────────────────────────────────────────
    def _berubah(self, _: Mapping[str, Any]) -> None:
        if self._menulis:
            return
        try:
            isi: dict[str, Any] = {
                n: _persen(n, s.value) if n in _ANGKA else s.value for n, s in self.kendali.items()
            }
        except ParameterError:
            self._tulis_kendali()
            raise
        self._pindah(replace(self.pilihan, **isi))

    def _urungkan(self) -> None:
        if self._lalu:
            self._pindah(self._lalu.pop(), catat=False)
        else:
            self.kabar.kabar = "Tidak ada yang dapat diurungkan."

    def _pindah(self, baru: Pilihan, *, catat: bool = True) -> None:
        """Make a choice the present one; if it cannot be, the controls go back to what is shown."""
        try:
            hasil = self.hitungan.hasil(baru)
        except BaseException:
            self._tulis_kendali()
            raise
        if catat and baru != self.pilihan:
            self._lalu.append(self.pilihan)
        self.pilihan, self.hasil = baru, hasil
        self._tulis_kendali()
        self._tampilkan()

    def _tulis_kendali(self) -> None:
        self._menulis = True
        try:
            for nama, satu in self.kendali.items():
                satu.value = self._tertulis(nama)
        finally:
            self._menulis = False

    def _tertulis(self, nama: str) -> str:
        """What a control says of the present choice."""
        isi = getattr(self.pilihan, nama)
        return angka_indonesia(isi) if nama in _ANGKA else str(isi)

    def _simpan(self) -> None:
        satu = self.hitungan.skenario(self.pilihan, self.nama.value)
        berkas = self._folder / f"{_BUKAN_NAMA.sub('-', satu.nama.casefold()).strip('-') or 'skenario'}.yaml"
        try:
            write_whole(berkas, tulis_skenario(satu).encode(), overwrite=False)
        except FileExistsError:
            raise ParameterError(f"{berkas.name} sudah ada.", "Beri nama skenario yang lain.") from None
        di_mana = berkas.name
        if self._gudang is not None:
            self._gudang.skenario.simpan(satu)
            di_mana += " dan di gudang"
        self.kabar.kabar = f"Skenario {satu.nama} disimpan sebagai {di_mana}."

    # ── what is shown ─────────────────────────────────────────────────────────────────────────
    def _tampilkan(self) -> None:
        semula = self.hitungan.semula(self.pilihan.unit, self.pilihan.risiko)
        jabatan = self._k.terperiksa.tabel["jabatan"]
        self.angka.value = angka_kunci(self.hasil, semula, self.pilihan)
        self.tabel.value = tabel_perubahan(self.hasil, semula, jabatan)
        grafik = kebutuhan_dan_bezetting(self.hasil.jabatan, jabatan, self.hasil.selang)
        self.grafik.value = f'<div class="abk-buku"><div class="abk">{grafik.html()}</div></div>'
        self.kabar.kabar = kalimat(self.hasil, semula)


def _angka(nama: str) -> Any:
    """A field for a number: a browser's own reads 12,5 as 125, and cuts what is out of range in silence."""
    return w.Text(description=nama, continuous_update=False, layout=w.Layout(width="auto"))


def _persen(nama: str, teks: str) -> float:
    """The number that a control says. [%]"""
    dari, sampai = _ANGKA[nama]
    polos = teks.replace("−", "-").removesuffix("%")
    # 2,125 is what the control itself writes; 12.5 cannot be anything else
    dibaca = next((x for d in (",", "") if (x := angka_teks(polos, d).bilangan) is not None), None)
    if dibaca is None or not dari <= dibaca <= sampai:
        raise ParameterError(
            f"{kutip(teks)} bukan persen yang dapat dipakai.",
            f"Tulis angka dari {dari} sampai {sampai}, misalnya 12,5.",
        )
    return float(dibaca)
