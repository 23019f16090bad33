"""The technical confirmation as a page: per post what the meeting changed, and what the unit answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from abk.hasil import Akibat, daftar_pos, nama_jabatan, teks_norma, teks_volume, tugas_pos
from abk.kegiatan import Kegiatan, Perubahan
from abk.kokpit.jawaban import STATUS, Jawaban, JawabanUnit
from abk.kokpit.pages.pieces import (
    bagian,
    centang,
    faults,
    kotak,
    medan_teks,
    radio,
    redup,
    rujukan,
    tabel,
    tanda,
    tombol,
)
from abk.kokpit.pages.render_changes import render_draf, render_efek, render_perubahan
from abk.tulisan.markup import Html, el, gabung

_TANDA = {"sesuai": "selesai", "sesuai_dengan_perbaikan": "mendekati", "tidak_sesuai": "lewat"}


def render_jawaban(j: JawabanUnit, putusan: Sequence[Perubahan], awal: Kegiatan, awalan: str) -> Html:
    """Every post with its differences and its answer."""
    juru = _Juru(j, putusan, awal, awalan)
    terjawab = len(j.jawaban) - len(j.belum)
    atas = el(
        "p",
        f"{terjawab} dari {len(j.jawaban)} jabatan sudah dijawab. ",
        tombol("Jawab “sesuai” untuk yang belum dijawab", "sesuaikan_sisa", "tipis") if j.belum else None,
    )
    umum = kotak("salah", el("p", *j.salah[""], kelas="rinci-galat")) if "" in j.salah else None
    isi = [juru.jabatan(kode, satu) for kode, satu in j.jawaban.items()]
    return bagian(
        "Jawaban tiap jabatan",
        atas,
        umum,
        *isi,
        _penolakan(j),
        kelas="jawaban",
    )


def _penolakan(j: JawabanUnit) -> Html | None:
    if not j.ditolak:
        return None
    kata = (
        f"{len(j.ditolak)} jabatan dijawab tidak sesuai. Konfirmasi tidak dapat diselesaikan: kembalikan "
        "konsep data beserta jawaban ini, agar diperbaiki."
    )
    return kotak("awas", el("p", kata), tombol("Kembalikan konsep data…", "ke_kembali", "utama"))


class _Juru:
    def __init__(self, j: JawabanUnit, putusan: Sequence[Perubahan], awal: Kegiatan, awalan: str) -> None:
        self.j, self.putusan, self.awalan = j, putusan, awalan
        self.nama, self.tugas = nama_jabatan(j.konsep), tugas_pos(j.konsep)
        self.lama, self.baru = ({p.kode: p for p in daftar_pos(k)} for k in (awal, j.konsep))

    def jabatan(self, kode: str, satu: Jawaban) -> Html:
        """One post."""
        milik = [p for p in self.putusan if p.kode_jabatan == kode]
        salah = self.j.salah.get(kode, [])
        sendiri = f"{self.awalan}-{list(self.j.jawaban).index(kode)}"
        kata = STATUS.get(satu.status, "belum dijawab")
        kepala = el(
            "h4", f"{self.nama.get(kode, kode)} ({kode}) ", tanda(kata, _TANDA.get(satu.status, "menunggu"))
        )
        isi = [
            kepala,
            el("p", Akibat(self.lama[kode], self.baru[kode]).kalimat),
            render_perubahan(milik, self.j.konsep, f"Perubahan hasil rapat {kode}")
            if milik
            else redup("Rapat tidak mengubah data jabatan ini."),
            self._tugas(kode),
            self._jawaban(kode, satu, sendiri, salah),
        ]
        return el("article", *isi, kelas="jabatan", id=f"{sendiri}-jabatan")

    def _tugas(self, kode: str) -> Html:
        baris = [
            (
                t.kata("nomor"),
                t.kata("uraian_tugas"),
                teks_volume(t.isi["volume"], t.kata("periode")),
                teks_norma(t.isi["norma_waktu"], t.kata("satuan_waktu")),
            )
            for t in self.tugas.get(kode, [])
        ]
        kepala = ("Nomor", "Uraian tugas", "Volume", "Norma waktu")
        return el(
            "details",
            el("summary", f"Lihat {len(baris)} uraian tugas"),
            tabel(kepala, baris, f"Uraian tugas {kode}", (2, 3)),
        )

    def _jawaban(self, kode: str, satu: Jawaban, sendiri: str, salah: Sequence[str]) -> Html:
        jalur = f"jawaban:{kode}"
        pilihan = [self._pilihan(f"{sendiri}-{s}", sendiri, jalur, s, satu.status, salah) for s in STATUS]
        catatan = medan_teks(f"{sendiri}-catatan", "Catatan", f"{jalur}/catatan", satu.catatan, baris=2)
        isi: list[object] = [
            el("legend", f"Jawaban untuk {kode}"),
            el("div", *pilihan, kelas="kotak-pilih"),
            faults(salah, sendiri),
            catatan,
        ]
        if satu.status == "sesuai_dengan_perbaikan":
            isi.append(self._usul(kode, satu, sendiri))
        return el("fieldset", *isi, kelas="jawab", id=f"{sendiri}-jawab")

    @staticmethod
    def _pilihan(nama: str, kelompok: str, jalur: str, status: str, kini: str, salah: Sequence[str]) -> Html:
        lain = {"checked": status == kini, **rujukan(kelompok, "", salah)}
        return radio(nama, kelompok, f"{jalur}/status", status, STATUS[status], **lain)

    def _usul(self, kode: str, satu: Jawaban, sendiri: str) -> Html:
        perubahan, salah = satu.usul.perubahan()
        efek, sebab = satu.usul.efek()
        tampil = salah if kode in self.j.salah else {}
        return gabung(
            el("h5", "Usul perbaikan"),
            render_draf(satu.usul, f"usul:{kode}", f"{sendiri}-usul", tampil),
            render_efek(efek, sebab, self.nama, f"Pengaruh usul pada {kode}"),
            redup("Pengaruhnya dihitung setelah usul lengkap.") if not perubahan else None,
            tombol("Tambah usul", "tambah_usul", "tipis", jalur=f"usul:{kode}", id=f"{sendiri}-tambah"),
        )


def render_terima(
    usul: Mapping[str, Sequence[Perubahan]],
    diterima: set[int],
    awal: Kegiatan,
    efek: tuple[pd.DataFrame | None, str],
    salah: str,
) -> Html:
    """Proposals of all units, to be accepted."""
    semua = [(unit, satu) for unit, milik in usul.items() for satu in milik]
    if not semua:
        return el(
            "section",
            el("h3", "Usul perbaikan unit"),
            el("p", "Semua unit menjawab sesuai; tidak ada usul perbaikan."),
        )
    kotak_terima = [
        centang(
            f"terima-{n}",
            f"terima/{n}",
            el("span", f"terima usul {n + 1}", kelas="tersembunyi"),
            isi=n in diterima,
            data_hidup=True,
        )
        for n in range(len(semua))
    ]
    tambahan: list[tuple[str, Sequence[object]]] = [
        ("Unit", [u for u, _ in semua]),
        ("Diterima", kotak_terima),
    ]
    kata = (
        "Semua usul diterima, atau unit yang mengusulkannya dikembalikan: keputusan tidak boleh memuat angka "
        "yang tidak dikonfirmasi unitnya."
    )
    return el(
        "section",
        el("h3", f"Usul perbaikan unit ({len(semua)})"),
        el("p", kata),
        kotak("salah", el("p", salah)) if salah else None,
        render_perubahan([p for _, p in semua], awal, "Usul perbaikan", tambahan),
        tombol("Terima semua usul", "terima_semua", "tipis") if len(diterima) < len(semua) else None,
        render_efek(*efek, nama_jabatan(awal), "Pengaruh semua usul pada kebutuhan"),
        aria_label="Usul perbaikan unit",
    )
