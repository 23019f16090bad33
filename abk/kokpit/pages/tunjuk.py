"""The page on which officials are appointed while a case runs: deputies, successors, new keys."""

from __future__ import annotations

from collections.abc import Mapping

from abk.kokpit.pages.base import Aksi, Host, Page
from abk.kokpit.pages.pieces import (
    butir,
    footer,
    judul,
    kotak,
    medan_teks,
    tabel,
    to_tasks,
    tombol,
)
from abk.kokpit.persiapan import jabatan_peran, undangan
from abk.naskah.alur.kerja import profil_alur
from abk.sop import AlurError, Nama, Pejabat
from abk.sop.catatan.kunci import sidik_kunci, tawaran
from abk.sop.daftar_pejabat import DaftarPejabat, baca_daftar, penunjukan
from abk.tulisan.format import tanggal
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import kelompok


class Tunjuk(Page):
    """Appointments by a pasted list."""

    nama = "tunjuk"
    nama_isian = frozenset({"teks", "alasan"})

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.teks = self.alasan = ""

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {"tunjuk": lambda _: self._tunjuk()}

    @property
    def daftar(self) -> DaftarPejabat:
        """The list as it was read."""
        alur = self.session.alur
        unit = {u: self.session.nama_unit(u) for u in alur.unit}
        jabatan = jabatan_peran(alur.prosedur, profil_alur(alur))
        return baca_daftar(self.teks, alur.prosedur, jabatan=jabatan, unit=unit, hari=self.session.hari)

    def _baru(self, daftar: DaftarPejabat) -> tuple[list[Pejabat], dict[str, Nama]]:
        k = self.session.alur.keadaan
        return penunjukan(daftar, tawaran(self.host.gudang), k.pejabat, self.session.nama)

    def _tunjuk(self) -> None:
        daftar = self.daftar
        orang, nama = self._baru(daftar)
        if daftar.salah or not orang or len({s.nama.casefold() for s in daftar.baris}) != len(orang):
            raise AlurError("Daftar belum lengkap.", "Perbaiki barisnya; setiap orang memerlukan kunci.")
        if not self.alasan.strip():
            raise AlurError("Alasan belum diisi.", "Tulis alasan penunjukan.")
        self.session.muat()
        tanda = self.session.tanda()
        self.session.alur = self.session.alur.tunjuk(orang, nama, tanda, alasan=self.alasan.strip())
        self.host.tutup(self)
        self.host.kabar(f"Ditunjuk: {', '.join(p.id for p in orang)}.")
        self.host.ke("tugas")

    def render(self) -> Html:
        """The list, what was understood of it, and the reason."""
        daftar = self.daftar
        orang, nama = self._baru(daftar)
        ada = {n.nama.casefold() for n in nama.values()}
        tanpa = [s for s in daftar.baris if s.nama.casefold() not in ada]
        bantuan = (
            "Seperti pada Alur baru: satu baris satu peran; nama; peran; berlaku sejak; sampai; Plt. atau "
            "Plh.; sidik jari. Yang sudah dikenal cukup disebut namanya."
        )
        kurang = (*daftar.salah, *(undangan(s, self.host.gudang.alamat) for s in tanpa))
        return gabung(
            to_tasks(),
            judul("Tunjuk pejabat"),
            medan_teks(
                "tunjuk-teks",
                "Daftar pejabat",
                "teks",
                self.teks,
                bantuan,
                baris=4,
                kelas="lebar",
                data_hidup=True,
            ),
            kotak("salah", butir(kurang)) if kurang else None,
            tabel(
                ("Pengenal", "Nama", "Tugas", "Kunci"), [_baris(p, nama) for p in orang], "Yang akan ditunjuk"
            )
            if orang
            else None,
            medan_teks("tunjuk-alasan", "Alasan (wajib)", "alasan", self.alasan),
            el("p", "Cocokkan dahulu setiap sidik jari dengan orangnya."),
            footer(tombol("Tanda tangani penunjukan", "tunjuk", "utama", id="tunjuk")),
        )


def _baris(p: Pejabat, nama: Mapping[str, Nama]) -> tuple[object, ...]:
    tugas = [
        f"{t.sebutan} {t.peran} {t.unit}".strip()
        + f" sejak {tanggal(t.sejak)}"
        + (f" sampai {tanggal(t.sampai)}" if t.sampai else "")
        for t in p.penugasan
    ]
    return (p.id, nama[p.id].nama, butir(tugas), kelompok(sidik_kunci(p.kunci), 4))
