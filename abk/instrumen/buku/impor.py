"""Workbooks of ours into a store: by hidden ids, without overwriting, and the same file twice is nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from abk.errors import AbkError
from abk.instrumen.buku.baca import IdentitasBuku, LembarJabatan, identitas_buku
from abk.instrumen.buku.jawaban import jawaban, sidik_kegiatan
from abk.instrumen.buku.laporan import (
    HasilLembar,
    LaporanImpor,
    LembarDibaca,
    PerubahanSel,
    dengan_informasi,
    keraguan,
    lembar_baru,
    perubahan_buku,
    putusan,
)
from abk.instrumen.buku.pembaca import buku_sendiri
from abk.instrumen.buku.pemilik import isi_lembar, jabatan_asing, unit_jalur
from abk.instrumen.buku.tata_letak import LEMBAR_DATA
from abk.instrumen.galat import BerkasError, TemuanSel, temuan_lembar, tolakan
from abk.instrumen.periksa import TANPA_TEMUAN, tanpa_temuan
from abk.instrumen.pertanyaan import instrumen
from abk.instrumen.sandbox import BukuMentah, Sandbox
from abk.kegiatan import Pengaturan, kaidah
from abk.store import Gudang, GudangError, Lembar
from abk.tables import TANPA_KAIDAH, Kaidah
from abk.tulisan.markup import kutip

_BUKAN_IDENTITAS = frozenset({"urutan", "bezetting", "pendekatan"})


def impor(berkas: Sequence[Path | str], gudang: Gudang, oleh: str, alasan: str = "") -> LaporanImpor:
    """Bring workbooks of ours into a store; an empty one is set up from what they carry.

    A file or sheet that cannot be taken is reported and left out; the others are saved. Answers that are
    already in the store make no new version. Raises AbkError if the store itself cannot be used.
    """
    with gudang.beruntun() as satu, _tanpa_pengumpul():
        kerja = _Impor(satu, oleh, alasan)
        kerja.simpan_semua(kerja.baca_semua([Path(b) for b in berkas]))
    return kerja.laporan()


@contextmanager
def _tanpa_pengumpul() -> Iterator[None]:
    """Without looking for cycles: sheets have none, and very many cells would be looked at again."""
    jalan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if jalan:
            gc.enable()


@dataclass
class _Impor:
    """One import under way."""

    gudang: Gudang
    oleh: str
    alasan: str
    dibaca: list[LembarDibaca] = field(default_factory=list)
    diubah: list[PerubahanSel] = field(default_factory=list)
    diragukan: list[TemuanSel] = field(default_factory=list)
    ditolak: list[TemuanSel] = field(default_factory=list)
    konflik: list[PerubahanSel] = field(default_factory=list)
    baru: list[str] = field(default_factory=list)
    catatan: list[TemuanSel] = field(default_factory=list)
    bersih: frozenset[str] = frozenset()
    kaidah: Kaidah = TANPA_KAIDAH

    def laporan(self) -> LaporanImpor:
        isi = (self.dibaca, self.diubah, self.diragukan, self.ditolak, self.konflik, self.baru, self.catatan)
        return LaporanImpor(*(tuple(satu) for satu in isi))  # type: ignore[arg-type]

    def simpan_semua(self, buku: list[tuple[BukuMentah, IdentitasBuku]]) -> None:
        """Judge the sheets of all files together, then save them file by file."""
        buku = self.milik_unitnya(self.milik_kegiatan_ini(buku))
        terbaca = [(*satu, isi_lembar(*satu)) for satu in self.lengkapi_identitas(buku)]
        self.kaidah = kaidah(self.gudang.pengaturan())
        self.bersih = tanpa_temuan(
            [
                (isi.isi, jabatan, instrumen(identitas.versi))
                for _, identitas, semua in terbaca
                for isi, jabatan in semua
                if isinstance(isi, LembarJabatan)
            ],
            self.kaidah,
        )
        for satu in terbaca:
            self.simpan_buku(*satu)

    # ── files ─────────────────────────────────────────────────────────────────────────────────
    def baca_semua(self, berkas: Sequence[Path]) -> list[tuple[BukuMentah, IdentitasBuku]]:
        hasil: list[tuple[BukuMentah, IdentitasBuku]] = []
        with Sandbox() as sandbox:
            for jalur in berkas:
                try:
                    buku = sandbox.baca(jalur)
                    if not buku_sendiri(buku):
                        raise BerkasError(  # noqa: TRY301 - one place turns errors of a file into a line of the report
                            "Berkas ini bukan formulir yang diekspor program ini.",
                            "Petakan dahulu: abk impor BERKAS --peta PETA.yaml.",
                            jalur.name,
                        )
                    hasil.append((buku, identitas_buku(buku)))
                except BerkasError as salah:
                    self.tolak_berkas(salah)
        return hasil

    def milik_kegiatan_ini(
        self, buku: list[tuple[BukuMentah, IdentitasBuku]]
    ) -> list[tuple[BukuMentah, IdentitasBuku]]:
        """Workbooks of the kegiatan in the store; an empty store takes the kegiatan of the first."""
        if not buku:
            return []
        kosong = self.gudang.identitas("unit").empty
        kini = buku[0][1].kegiatan if kosong else sidik_kegiatan(self.gudang.pengaturan())
        cocok = [(satu, identitas) for satu, identitas in buku if identitas.kegiatan == kini]
        for satu, identitas in buku:
            if identitas.kegiatan != kini:
                judul = identitas.pengaturan.get("judul", "?")
                pesan = (
                    f"Berkas ini milik kegiatan lain: {kutip(judul)} ({identitas.pengaturan.get('tahun')})."
                )
                saran = "Impor ke gudang kegiatan itu, atau ekspor ulang formulir dari kegiatan ini."
                self.tolak_berkas(BerkasError(pesan, saran, satu.berkas, LEMBAR_DATA))
        if kosong and cocok:
            pengaturan = Pengaturan.model_validate(dict(cocok[0][1].pengaturan))
            self.gudang.simpan_pengaturan(pengaturan, oleh=self.oleh, alasan=self.alasan)
        return cocok

    def milik_unitnya(
        self, buku: list[tuple[BukuMentah, IdentitasBuku]]
    ) -> list[tuple[BukuMentah, IdentitasBuku]]:
        """Workbooks without what they say of other units, which is refused."""
        kini = self.gudang.identitas("jabatan")
        unit_gudang = dict(zip(kini["kode_jabatan"], kini["kode_unit"], strict=True))
        hasil: list[tuple[BukuMentah, IdentitasBuku]] = []
        for satu, identitas in buku:
            asing = jabatan_asing(satu.berkas, identitas, unit_gudang)
            self.ditolak += asing.values()
            jabatan = tuple(j for j in identitas.jabatan if j["kode_jabatan"] not in asing)
            unit_gudang |= {str(j["kode_jabatan"]): identitas.kode_unit for j in jabatan}
            hasil.append((satu, replace(identitas, unit=unit_jalur(identitas), jabatan=jabatan)))
        return hasil

    def lengkapi_identitas(
        self, buku: list[tuple[BukuMentah, IdentitasBuku]]
    ) -> list[tuple[BukuMentah, IdentitasBuku]]:
        """Add units and posts that the store does not know; those it knows are not touched.

        Gives the workbooks that can be taken: one whose posts do not fit into the store keeps out no other.
        """
        try:
            self._tambah_identitas([identitas for _, identitas in buku])
        except AbkError as salah:
            if len(buku) > 1:
                return [satu for milik in buku for satu in self.lengkapi_identitas([milik])]
            self.tolak_berkas(BerkasError(salah.pesan, salah.saran, buku[0][0].berkas, LEMBAR_DATA))
            return []
        return buku

    def _tambah_identitas(self, identitas: Sequence[IdentitasBuku]) -> None:
        unit, jabatan = self._belum_ada("unit", identitas), self._belum_ada("jabatan", identitas)
        self._tanpa_atasan(jabatan)
        if unit or jabatan:
            baris = (list(unit.values()), list(jabatan.values()))
            self.gudang.simpan_identitas(*baris, oleh=self.oleh, alasan=self.alasan)
        self.baru += [*(f"unit {kode}" for kode in unit), *(f"jabatan {kode}" for kode in jabatan)]

    def _tanpa_atasan(self, jabatan: Mapping[str, dict[str, Any]]) -> None:
        """Leave out the post above a new one that neither the store nor a workbook has, and say so.

        The head of a unit is under a post of another unit, whose workbook may come later or never.
        """
        ada = {*self.gudang.identitas("jabatan")["kode_jabatan"], *jabatan} if jabatan else set()
        for kode, isi in jabatan.items():
            if isi.get("kode_atasan") and isi["kode_atasan"] not in ada:
                pesan = f"atasan {kode}, yaitu {isi.pop('kode_atasan')}, belum ada dalam gudang; dikosongkan"
                saran = "Agar peta jabatannya lengkap, impor formulir semua unit sekaligus."
                self.catatan.append(
                    TemuanSel("catatan", "atasan_belum_ada", pesan, saran, "jabatan", kode_jabatan=kode)
                )

    def _belum_ada(
        self, tabel: Literal["unit", "jabatan"], identitas: Sequence[IdentitasBuku]
    ) -> dict[str, dict[str, Any]]:
        """Rows of the workbooks by code, those that the store does not know."""
        kunci = f"kode_{tabel}"
        semua = sorted((b for i in identitas for b in getattr(i, tabel)), key=lambda b: int(b["urutan"]))
        ada = set(self.gudang.identitas(tabel)[kunci]) if semua else set()
        baru: dict[str, dict[str, Any]] = {}
        for baris in semua:
            if baris[kunci] not in ada:
                isi = {n: v for n, v in baris.items() if n not in _BUKAN_IDENTITAS}
                baru.setdefault(str(baris[kunci]), isi)
        return baru

    # ── sheets ────────────────────────────────────────────────────────────────────────────────
    def simpan_buku(
        self,
        buku: BukuMentah,
        identitas: IdentitasBuku,
        semua: Sequence[tuple[LembarJabatan | TemuanSel, Any]],
    ) -> None:
        """Save the sheets of one file in one transaction: when something breaks, none of them is there."""
        sudah = {isi.kode_jabatan if isinstance(isi, TemuanSel) else isi.isi.kode_jabatan for isi, _ in semua}
        lembar = {isi.isi.kode_jabatan: (isi, j) for isi, j in semua if isinstance(isi, LembarJabatan)}
        with self.gudang.transaksi() as gudang:
            kini = gudang.lembar_banyak(list(lembar))
            lembar = {kode: (dengan_informasi(isi, kini[kode]), j) for kode, (isi, j) in lembar.items()}
            keputusan = {kode: putusan(isi, kini[kode], identitas) for kode, (isi, _) in lembar.items()}
            tulis = [
                (lembar_baru(isi.isi, kini[kode], jabatan, identitas.versi), kini[kode].versi)
                for kode, (isi, jabatan) in lembar.items()
                if keputusan[kode] == "disimpan"
            ]
            jadi = gudang.simpan_banyak(tulis, oleh=self.oleh, alasan=self.alasan, kini=kini)
        gagal = {
            baru.kode_jabatan: salah
            for (baru, _), salah in zip(tulis, jadi, strict=True)
            if isinstance(salah, GudangError)
        }
        for satu_isi, _ in semua:
            if isinstance(satu_isi, TemuanSel):
                self.ditolak.append(satu_isi)
            else:
                kode = satu_isi.isi.kode_jabatan
                isi, jabatan = lembar[kode]
                self._ceritakan(
                    buku.berkas, isi, jabatan, identitas, kini[kode], keputusan[kode], gagal.get(kode)
                )
        for satu in identitas.jabatan:
            kode = str(satu["kode_jabatan"])
            if kode not in sudah:
                pesan = f"lembar jabatan {kode} tidak ada dalam berkas; isinya di gudang tidak berubah"
                saran = "Ekspor ulang bila lembar itu terhapus tanpa sengaja."
                self.diragukan.append(temuan_lembar(buku.berkas, "", "lembar_lengkap", pesan, saran, kode))

    def _ceritakan(
        self,
        berkas: str,
        lembar: LembarJabatan,
        jabatan: Mapping[str, Any],
        identitas: IdentitasBuku,
        kini: Lembar,
        hasil: HasilLembar,
        gagal: GudangError | None,
    ) -> None:
        """Tell what became of a sheet."""
        kode = lembar.isi.kode_jabatan
        if gagal is not None:
            hasil = "ditolak"
            saran = gagal.saran or "Periksa keadaan lembar itu di gudang."
            temuan = temuan_lembar(berkas, lembar.nama, "keadaan_lembar", gagal.pesan, saran, kode)
            self.ditolak.append(temuan)
        elif hasil == "ditolak":
            self.ditolak += lembar.ditolak
        elif hasil == "disimpan":
            self.diubah += perubahan_buku(berkas, lembar, jawaban(kini), identitas.versi)
            self.catatan += lembar.catatan
        elif hasil == "konflik":
            self.konflik += perubahan_buku(berkas, lembar, jawaban(kini), identitas.versi)
        if hasil in {"disimpan", "sama"} and not (kode in self.bersih and lembar.informasi):
            terperiksa = TANPA_TEMUAN if kode in self.bersih else None
            for satu in keraguan(
                berkas, lembar, jabatan, identitas.versi, terperiksa=terperiksa, kaidah=self.kaidah
            ):
                (self.catatan if satu.tingkat == "catatan" else self.diragukan).append(satu)
        versi = kini.versi + (hasil == "disimpan")
        unit = identitas.kode_unit
        catatan = LembarDibaca(berkas, lembar.nama, kode, len(lembar.baris), hasil, versi, unit)
        self.dibaca.append(catatan)

    def tolak_berkas(self, salah: AbkError) -> None:
        self.ditolak.append(tolakan(salah))
