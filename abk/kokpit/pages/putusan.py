"""Decisions of a meeting: written with their effect before they count, and withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.hasil import nama_jabatan
from abk.kegiatan import Kegiatan
from abk.kokpit.pages.base import Aksi, Host, Page, Pesan, teks
from abk.kokpit.pages.pieces import bagian, footer, judul, kotak, medan_teks, redup, saat, to_tasks, tombol
from abk.kokpit.pages.render_changes import render_draf, render_efek, render_perubahan
from abk.kokpit.usulan import DaftarDraf
from abk.naskah.alur import pastikan_rapat
from abk.sop.data import data_unit
from abk.sop.kaidah.keadaan import Putusan
from abk.tulisan.markup import Html, el, gabung


class PutusanPage(Page):
    """Decisions about the data of one unit."""

    nama = "putusan"

    def __init__(self, host: Host, unit: str) -> None:
        super().__init__(host)
        self.unit = unit
        self.alasan: dict[int, str] = {}
        self.salah: dict[int, list[str]] = {}
        self.cabut = -1
        self._dasar = ""
        self.daftar = DaftarDraf(self._data())
        self.daftar.tambah()

    def _data(self) -> Kegiatan:
        self._dasar = self.session.alur.kepala
        return data_unit(self.session.alur.keadaan, self.unit, self.session.alur.rak.berkas)

    def buka(self) -> None:
        """Take the data as they are now; what is being written stays."""
        if self._dasar != self.session.alur.kepala:
            self.daftar.k = self._data()

    # ── what buttons do ───────────────────────────────────────────────────────────────────────
    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {
            "tambah_usul": lambda _: self.daftar.tambah(),
            "hapus_draf": lambda p: self.daftar.hapus(int(teks(p, "jalur").rpartition("/")[2])),
            "catat": lambda _: self._catat(),
            "minta_cabut": self._minta_cabut,
            "batal_cabut": lambda _: self._minta_cabut({}),
            "cabut": lambda _: self._cabut(),
        }

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds: ``putusan/NOMOR/kolom``, or the reason of a withdrawal."""
        apa, nomor, *medan_isi = jalur.split("/")
        if apa == "cabut":
            self.alasan[int(nomor)] = str(nilai)
            return
        self.salah.pop(int(nomor), None)
        self.daftar.isi(int(nomor), medan_isi[0], str(nilai))

    def _catat(self) -> None:
        self.session.muat()
        self.buka()
        perubahan, self.salah = self.daftar.perubahan()
        if self.salah or not perubahan:
            raise ParameterError(
                "Keputusan rapat belum lengkap.", "Lengkapi tiap perubahan, atau buang sisanya."
            )
        pastikan_rapat(self.session.alur, self.unit)
        self.session.alur = self.session.alur.putuskan(self.unit, perubahan, self.session.tanda())
        self.daftar.draf.clear()
        self.daftar.tambah()
        self.buka()
        self.host.kabar(f"{len(perubahan)} keputusan rapat {self.unit} dicatat dan berlaku pada datanya.")

    def _minta_cabut(self, pesan: Pesan) -> None:
        self.cabut = int(teks(pesan, "urut") or -1)

    def _cabut(self) -> None:
        alasan = self.alasan.get(self.cabut, "")
        self.session.muat()
        self.session.alur = self.session.alur.cabut(self.cabut, self.session.tanda(), alasan=alasan)
        self.host.kabar(f"Keputusan rapat pada catatan ke-{self.cabut + 1} dicabut.")
        self.cabut = -1
        self.buka()

    # ── what is shown ─────────────────────────────────────────────────────────────────────────
    def render(self) -> Html:
        """Decisions that stand, then those that are being written, with their effect."""
        return gabung(
            to_tasks(),
            judul(f"Keputusan rapat {self.unit}"),
            el(
                "p",
                "Keputusan rapat berlaku pada data begitu dicatat, dan masuk notula dan lembar konfirmasi.",
            ),
            self._tercatat(),
            self._baru(),
        )

    def _tercatat(self) -> Html:
        milik = [d for d in self.session.alur.keadaan.semua_putusan if d.unit == self.unit]
        if not milik:
            return redup("Belum ada keputusan rapat yang dicatat untuk unit ini.")
        return bagian("Keputusan rapat yang sudah dicatat", *[self._satu(d) for d in milik])

    def _satu(self, d: Putusan) -> Html:
        e = self.session.alur.peristiwa[d.urut]
        kapan = f"Catatan ke-{d.urut + 1}, {saat(e.saat, self.session.alur.keadaan.zona)}, {e.pelaku}"
        isi = render_perubahan(d.perubahan, self.daftar.k, f"Keputusan rapat catatan ke-{d.urut + 1}")
        if d.dicabut is not None:
            sebab = self.session.alur.peristiwa[d.dicabut].isi.get("alasan", "")
            return el(
                "article", el("p", el("s", kapan), f" dicabut: {sebab}"), el("s", isi), kelas="kartu gugur"
            )
        return el(
            "article", el("p", kapan), isi, self._tombol_cabut(d.urut), kelas="kartu", id=f"putusan-{d.urut}"
        )

    def _tombol_cabut(self, urut: int) -> Html:
        if self.cabut != urut:
            return tombol(
                "Cabut…", "minta_cabut", "tipis", urut=str(urut), aria_label=f"Cabut catatan ke-{urut + 1}"
            )
        nama = f"cabut-{urut}"
        return kotak(
            "awas",
            medan_teks(
                nama, "Alasan pencabutan (wajib)", f"cabut/{urut}", self.alasan.get(urut, ""), baris=2
            ),
            el(
                "p",
                tombol("Cabut keputusan rapat ini", "cabut", "utama"),
                tombol("Batal", "batal_cabut"),
                kelas="deret",
            ),
        )

    def _baru(self) -> Html:
        try:
            efek, sebab = self.daftar.efek()
        except AbkError as galat:
            efek, sebab = None, galat.pesan
        kosong = redup("Pengaruhnya pada kebutuhan dihitung begitu keputusan rapat lengkap, sebelum dicatat.")
        return bagian(
            "Keputusan rapat baru",
            render_draf(self.daftar, "putusan", "putusan", self.salah),
            el("p", tombol("Tambah perubahan", "tambah_usul", "tipis", id="tambah-putusan")),
            render_efek(efek, sebab, nama_jabatan(self.daftar.k), "Pengaruh keputusan rapat pada kebutuhan"),
            kosong if efek is None and not sebab else None,
            footer(tombol("Catat keputusan rapat", "catat", "utama", mati=efek is None, id="catat-putusan")),
        )
