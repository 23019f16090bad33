"""The form with which a kegiatan begins: what ``abk mulai`` asks, in a notebook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Any

import ipywidgets as w

from abk.errors import AbkError
from abk.instrumen.daftar import daftar_dari
from abk.instrumen.formulir.task_table import StatusBar
from abk.instrumen.permulaan import Permulaan, langkah_berikut
from abk.instrumen.permulaan import mulai as buat
from abk.peraturan import daftar_peraturan

_LEBAR = "46rem"


def mulai(tujuan: str = "data/abk") -> FormulirAwal:
    """Form of a new kegiatan; shown by being the last line of a cell."""
    return FormulirAwal(tujuan)


class FormulirAwal(w.VBox):  # type: ignore[misc]
    """What a kegiatan begins with, and one button; nothing is made before it is pressed."""

    def __init__(self, tujuan: str) -> None:
        rezim = [(f"{r.singkatan} ({r.nama})", r.nama) for r in daftar_peraturan("rezim")]
        self.isian: dict[str, Any] = {
            "instansi": _medan("Nama instansi", w.Text()),
            "tahun": _medan(
                "Tahun data", w.BoundedIntText(dt.datetime.now(tz=dt.UTC).year, min=1900, max=2999)
            ),
            "peraturan": _medan("Peraturan", w.Dropdown(options=rezim, value="permenpanrb-1-2020")),
            "pola": _medan("Hari kerja seminggu", w.Dropdown(options=["5 hari", "6 hari"])),
            "lingkup": _medan("Lingkup instansi", w.Dropdown(options=["pusat", "daerah"])),
            "unit": _medan(
                "Unit",
                w.Textarea(rows=6),
                "Satu tiap baris: «KODE;Nama;KODE INDUK», atau namanya saja; dapat ditempel dari Excel. "
                "Atau tulis letak berkas Excel daftarnya.",
            ),
            "jabatan": _medan(
                "Jabatan (boleh menyusul)",
                w.Textarea(rows=4),
                "Satu tiap baris: «Nama;jenis;jumlah pegawai;KODE UNIT», atau letak berkas Excel daftarnya.",
            ),
            "tujuan": _medan(
                "Disimpan di",
                w.Text(tujuan),
                "Folder baru, satu buku kerja .xlsx, atau alamat gudang (sqlite:///data/abk.db).",
            ),
        }
        self.tombol = w.Button(description="Buat", button_style="primary")
        self.tombol.on_click(lambda _: self.buat())
        self.hasil = w.HTML()
        # the status line has nothing to say here; it makes the button wait for what was typed before it
        super().__init__([*(k for k, _ in self.isian.values()), self.tombol, self.hasil, StatusBar()])
        self.add_class("abk-formulir")

    def nilai(self, nama: str) -> Any:
        """What stands in a field."""
        return self.isian[nama][1].value

    def isi(self, **nilai: Any) -> None:
        """Fill fields by their name."""
        for nama, satu in nilai.items():
            self.isian[nama][1].value = satu

    def buat(self) -> None:
        """Make what the fields say; a fault is told in its place, and nothing is left of it."""
        self.tombol.disabled = True
        try:
            awal = Permulaan(
                self.nilai("instansi").strip(),
                self.nilai("tahun"),
                daftar_dari(self.nilai("unit"), "unit"),
                self.nilai("peraturan"),
                self.nilai("pola"),
                self.nilai("lingkup"),
                daftar_dari(self.nilai("jabatan"), "jabatan"),
            )
            tujuan = self.nilai("tujuan").strip()
            dibuat = buat(tujuan, awal)
        except AbkError as salah:
            saran = f"<br>→ {escape(salah.saran)}" if salah.saran else ""
            pesan = escape(salah.pesan).replace("\n", "<br>")
            self.hasil.value = f'<p role="alert"><b>Belum dibuat.</b> {pesan}{saran}</p>'
        else:
            lanjut = langkah_berikut(tujuan, berjabatan=bool(awal.jabatan))
            self.hasil.value = _berhasil(tujuan, dibuat, lanjut)
        finally:
            self.tombol.disabled = False


def _berhasil(tujuan: str, dibuat: Sequence[str], lanjut: Sequence[str]) -> str:
    langkah = "".join(f"<li>{escape(satu)}</li>" for satu in lanjut)
    isi = escape(", ".join(dibuat))
    return f'<p role="status"><b>Dibuat di {escape(tujuan)}</b>: {isi}.</p><ol>{langkah}</ol>'


def _medan(label: str, isian: Any, bantuan: str = "") -> tuple[Any, Any]:
    """A field under its label, with its help."""
    isian.layout.width = _LEBAR if isinstance(isian, w.Textarea) else "28rem"
    isian.tooltip = label
    kata = f"<b>{escape(label)}</b>" + (f"<br><small>{escape(bantuan)}</small>" if bantuan else "")
    return w.VBox([w.HTML(kata), isian]), isian
