"""The upper half of the form: which post, who fills it, and the answers about the post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import ipywidgets as w
import pandas as pd

from abk.errors import ParameterError, Temuan
from abk.instrumen.formulir.bacaan import tulis_sel
from abk.instrumen.formulir.isian import KOLOM_KEPALA, Isian
from abk.instrumen.formulir.task_table import pesan
from abk.instrumen.pertanyaan import Instrumen, Pertanyaan
from abk.store import Lembar
from abk.store.lembar import BUTIR_LEMBAR
from abk.tulisan.markup import kutip

_SEMUA = "Semua unit"
_PANJANG = {"ikhtisar_jabatan", *BUTIR_LEMBAR}
_LIPAT = "Informasi jabatan (tidak wajib untuk ABK)"
_CARA = (
    "Satu isi satu baris. Bagian isi dipisahkan dengan tanda |, misalnya <i>Komputer | Menyusun laporan</i>. "
    "Yang belum diketahui dibiarkan kosong; lembar tetap dapat diajukan."
)


class Pemilih(w.VBox):  # type: ignore[misc]
    """Searchable choice of unit and post."""

    def __init__(self, oleh: str, saat_buka: Callable[[], None]) -> None:
        self.pengisi = w.Text(
            oleh, description="Pengisi (nama jabatan Anda)", tooltip="Dicatat pada setiap penyimpanan."
        )
        self.unit = w.Combobox(description="Unit organisasi (ketik untuk mencari)", placeholder=_SEMUA)
        self.jabatan = w.Combobox(
            description="Jabatan (ketik untuk mencari)", placeholder="nama atau kode jabatan"
        )
        self.tombol = w.Button(description="Buka lembar", button_style="primary")
        self.tombol.on_click(lambda _: saat_buka())
        self.unit.observe(lambda _: self._saring(), "value")
        self._daftar = pd.DataFrame(columns=["kode_jabatan", "kode_unit", "nama_jabatan", "teks"])
        self._unit: dict[str, str] = {}
        medan = [self.unit, self.jabatan] if oleh else [self.pengisi, self.unit, self.jabatan]
        kisi = w.Box(medan)
        kisi.add_class("lipat")
        super().__init__([kisi, w.HBox([self.tombol])])

    def muat(self, unit: pd.DataFrame, daftar: pd.DataFrame) -> None:
        """Show units and posts, each post with the state of its sheet."""
        self._unit = {f"{k} · {n}": k for k, n in zip(unit["kode_unit"], unit["nama_unit"], strict=True)}
        keadaan = [
            s if s == "kosong" else f"{s}, versi {v}"
            for s, v in zip(daftar["status"], daftar["versi"], strict=True)
        ]
        teks = (
            daftar["kode_jabatan"]
            + " · "
            + daftar["nama_jabatan"]
            + " ("
            + pd.Series(keadaan, index=daftar.index)
            + ")"
        )
        self._daftar = daftar.assign(teks=teks)
        self.unit.options = tuple(self._unit)
        self._saring()

    def pilihan(self) -> str:
        """Code of the post that is chosen or typed clearly; ParameterError if none or several fit."""
        return cari_jabatan(self._daftar, self.jabatan.value)

    @property
    def daftar(self) -> pd.DataFrame:
        """Every post: kode_jabatan, nama_jabatan, teks …"""
        return self._daftar

    @property
    def teks(self) -> tuple[str, ...]:
        """Every post as it is offered."""
        return tuple(self._daftar["teks"])

    def _saring(self) -> None:
        d = self._daftar
        kode = self._unit.get(self.unit.value)
        if kode is None and self.unit.value.strip():
            cocok = [k for t, k in self._unit.items() if self.unit.value.casefold() in t.casefold()]
            d = d[d["kode_unit"].isin(cocok)]
        elif kode is not None:
            d = d[d["kode_unit"] == kode]
        self.jabatan.options = tuple(d["teks"])


def cari_jabatan(daftar: pd.DataFrame, teks: str) -> str:
    """Code of the one post that a text means: its code, its line in the list, or a part of its name."""
    cari = teks.strip().casefold()
    if not cari:
        raise ParameterError("Jabatan belum dipilih.", "Ketik sebagian nama jabatan, lalu pilih dari daftar.")
    persis = daftar[(daftar["teks"].str.casefold() == cari) | (daftar["kode_jabatan"].str.casefold() == cari)]
    awalan = daftar[[cari.startswith(f"{k.casefold()} · ") for k in daftar["kode_jabatan"]]]
    sebagian = daftar[daftar["teks"].str.casefold().str.contains(cari, regex=False)]
    for cocok in (persis, awalan, sebagian):
        if len(cocok) == 1:
            return str(cocok["kode_jabatan"].iloc[0])
    if sebagian.empty:
        raise ParameterError(
            f"Tidak ada jabatan yang cocok dengan {kutip(teks.strip())}.", "Pilih dari daftar."
        )
    raise ParameterError(
        f"{len(sebagian)} jabatan cocok dengan {kutip(teks.strip())}.", "Pilih salah satu dari daftar."
    )


class Identitas(w.VBox):  # type: ignore[misc]
    """Identity of the post, the questions about it, and folded the items of its informasi jabatan."""

    def __init__(self, saat_isi: Callable[[str, str], None]) -> None:
        self._saat_isi = saat_isi
        self._memuat = False
        self.kop = w.HTML()
        self.medan: dict[str, Any] = {}
        self.catatan: dict[str, Any] = {}
        self.lipatan = w.ToggleButton(description=_LIPAT)
        self.lipatan.add_class("abk-lipatan")
        self.lipatan.observe(lambda _: self._lipat(), "value")
        self.butir = w.Box([])
        self.butir.add_class("lipat")
        self.informasi = w.VBox([w.HTML(f"<p class='redup'>{_CARA}</p>"), self.butir])
        super().__init__([self.kop])

    def susun(self, instrumen: Instrumen) -> None:
        """Make the fields of a version of the instrument."""
        self.medan, self.catatan = {}, {}
        kotak = {nama: self._kotak(instrumen[nama]) for nama in KOLOM_KEPALA if nama not in BUTIR_LEMBAR}
        kisi = w.Box([k for n, k in kotak.items() if n not in _PANJANG])
        kisi.add_class("lipat")
        self.butir.children = [self._kotak(tanya) for tanya in instrumen.informasi]
        self._lipat()
        lipat = (self.lipatan, self.informasi) if instrumen.informasi else ()
        self.children = (self.kop, *(k for n, k in kotak.items() if n in _PANJANG), kisi, *lipat)

    def _kotak(self, tanya: Pertanyaan) -> Any:
        jenis = w.Textarea if tanya.nama in _PANJANG else w.Text
        medan = jenis(description=tanya.label, tooltip=tanya.bantuan, continuous_update=True)
        medan.observe(lambda ubah: self._isi(tanya.nama, str(ubah["new"])), "value")
        self.medan[tanya.nama], self.catatan[tanya.nama] = medan, w.HTML(_bantuan(tanya))
        return w.VBox([medan, self.catatan[tanya.nama]])

    def _lipat(self) -> None:
        """Show or fold the items, and say how many are answered."""
        self.informasi.layout.display = "" if self.lipatan.value else "none"
        terisi = sum(bool(self.medan[n].value.strip()) for n in BUTIR_LEMBAR if n in self.medan)
        self.lipatan.description = f"{'▾' if self.lipatan.value else '▸'} {_LIPAT}: {terisi} butir terisi"

    def fokus(self, nama: str) -> None:
        """Put the cursor into a field, unfolding it if need be."""
        if nama in BUTIR_LEMBAR:
            self.lipatan.value = True
        self.medan[nama].focus()

    def tampilkan_kop(self, jabatan: Mapping[str, Any], nama_unit: str, lembar: Lembar, alasan: str) -> None:
        """Show whose sheet it is."""
        rinci = " · ".join(
            str(x) for x in (jabatan["kode_jabatan"], jabatan.get("jenis_jabatan"), nama_unit) if x
        )
        kata = {
            "diajukan": "Lembar ini sudah diajukan dan hanya dapat dibaca.",
            "dikembalikan": f"Lembar ini dikembalikan untuk diperbaiki: {alasan}",
        }.get(lembar.status, "")
        tambah = f"<p><b>{escape(kata)}</b></p>" if kata else ""
        self.kop.value = (
            f"<h2>{escape(str(jabatan['nama_jabatan']))}</h2><p class='redup'>{escape(rinci)}</p>{tambah}"
        )

    def muat(self, isian: Isian) -> None:
        """Put answers into the fields that show others."""
        self._memuat = True
        try:
            for nama, medan in self.medan.items():
                teks = tulis_sel(isian.kepala.get(nama))
                if medan.value != teks:
                    medan.value = teks
        finally:
            self._memuat = False
        self._lipat()

    def nilai(self, instrumen: Instrumen, temuan: Mapping[str, tuple[Temuan, ...]], terkunci: bool) -> None:
        """Show findings beside their field."""
        for nama, medan in self.medan.items():
            medan.disabled = terkunci
            bantuan = _bantuan(instrumen[nama])
            salah = "".join(
                f"<small class='medan-galat'>{escape(pesan(t))}</small>" for t in temuan.get(nama, ())
            )
            self.catatan[nama].value = salah or bantuan

    def _isi(self, nama: str, teks: str) -> None:
        if not self._memuat:
            self._saat_isi(nama, teks)
            self._lipat()


def _bantuan(tanya: Pertanyaan) -> str:
    bagian = f" Pola: {' | '.join(tanya.bagian)}." if len(tanya.bagian) > 1 else ""
    return f"<small>{escape(tanya.bantuan + bagian)}</small>"
