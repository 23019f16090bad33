"""A post as a workbook of SIASN: what is known goes in, what is missing is listed, nothing is invented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from abk.ekspor.informasi import BERPASANGAN, Keterangan, kode
from abk.ekspor.templat import KolomSiasn, Sel, TemplatSiasn, bentuk
from abk.hasil import Pos, Tugas, daftar_pos, tugas_pos
from abk.kebutuhan.eksak import pecahan
from abk.kegiatan import Kegiatan
from abk.tulisan.format import angka, hampa, kebutuhan, ringkas

JAM_SETAHUN, MENIT_SETAHUN = 1250, 75_000
"""The two effective working times that the workbook takes. [jam/tahun, menit/tahun]"""
_BELUM_DIISI = "belum ada dalam data"
_TANPA_DAFTAR = "daftarnya hanya ada dalam templat kantor (--templat)"
_ANGKA = frozenset({"pengalaman", "umur_maksimal"})
"""Columns in which SIASN counts years."""
_KODE = "diisi dengan kode dari tabel jabatan; samakan dengan kode jabatan pada SIASN"


class Kurang(NamedTuple):
    """Something that a workbook lacks, or that must be looked at before it is sent.

    kode, nama : the post
    lembar, kolom : where in the workbook; the column by its letter and name
    sebab : what is missing, and why
    """

    kode: str
    nama: str
    lembar: str
    kolom: str
    sebab: str


class BukuSiasn(NamedTuple):
    """The workbook of one post, and what it lacks."""

    kode: str
    isi: bytes
    kurang: tuple[Kurang, ...]


def buku_siasn(k: Kegiatan, templat: TemplatSiasn, keterangan: Keterangan) -> Iterator[BukuSiasn]:
    """A workbook for each post, in the order of the tree of units."""
    tugas = tugas_pos(k)
    for pos in daftar_pos(k):
        satu = _Jabatan(k, pos, tugas.get(pos.kode, []), keterangan.get(pos.kode, {}), templat)
        isi = templat.isi(satu.nilai())
        yield BukuSiasn(pos.kode, isi, tuple(satu.kurang))


class _Jabatan:
    """One post while its workbook is made."""

    def __init__(
        self,
        k: Kegiatan,
        pos: Pos,
        tugas: Sequence[Tugas],
        keterangan: Mapping[str, Sequence[str]],
        templat: TemplatSiasn,
    ) -> None:
        self.k, self.pos, self.tugas, self.rujukan = k, pos, tugas, templat.rujukan
        self.keterangan = keterangan
        self.kurang: list[Kurang] = []

    def nilai(self) -> dict[str, dict[str, list[Sel]]]:
        """Values by sheet and column; what is missing is noted."""
        tugas = self._tugas()
        hasil: dict[str, dict[str, list[Sel]]] = {}
        for lembar in bentuk().lembar:
            milik: dict[str, list[Sel]] = {}
            for kolom in lembar.kolom:
                if kolom.isi in tugas:
                    milik[kolom.kolom] = tugas[kolom.isi]
                elif kolom.isi:
                    milik[kolom.kolom] = self._keterangan(lembar.nama, kolom)
            hasil[lembar.nama] = {huruf: isi for huruf, isi in milik.items() if isi}
        self._periksa_jumlah(tugas)
        return hasil

    def _catat(self, lembar: str, kolom: str, sebab: str) -> None:
        self.kurang.append(Kurang(self.pos.kode, self.pos.nama, lembar, kolom, sebab))

    def _keterangan(self, lembar: str, kolom: KolomSiasn) -> list[Sel]:
        sebutan = f"{kolom.kolom} {kolom.nama}"
        if kolom.isi == "kode":
            self._catat(lembar, sebutan, _KODE)
            return [self.pos.kode]
        if kolom.isi == "kelas" and self.pos.kelas is not None:
            return [self.pos.kelas]
        ada = [satu for satu in self.keterangan.get(kolom.isi, ()) if satu or kolom.isi in BERPASANGAN]
        tanpa = kolom.isi == "jenis_disabilitas" and "N" in self.keterangan.get("terima_disabilitas", ())
        if not any(ada):
            if not tanpa:
                self._catat(lembar, sebutan, _BELUM_DIISI)
            return []
        if not kolom.daftar:
            return self._polos(lembar, sebutan, kolom, ada)
        if kolom.daftar not in self.rujukan:
            self._catat(lembar, sebutan, f"{_TANPA_DAFTAR}: {'; '.join(ada)}")
            return []
        isi, asing = kode(ada, self.rujukan[kolom.daftar], tunggal=kolom.isi in BERPASANGAN)
        if asing:
            self._catat(lembar, sebutan, f"tidak ada dalam tabel referensi: {'; '.join(asing)}")
        return [satu for satu in isi if satu or kolom.isi in BERPASANGAN]

    def _polos(self, lembar: str, sebutan: str, kolom: KolomSiasn, ada: Sequence[str]) -> list[Sel]:
        """Entries of a column without a list; only numbers where SIASN counts."""
        if kolom.isi not in _ANGKA:
            return list(ada)
        if bukan := [satu for satu in ada if not satu.isdecimal()]:
            self._catat(lembar, sebutan, f"bukan angka: {'; '.join(bukan)}")
        return [int(satu) for satu in ada if satu.isdecimal()]

    # ── tasks ─────────────────────────────────────────────────────────────────────────────────
    def _tugas(self) -> dict[str, list[Sel]]:
        kolom: dict[str, list[Sel]] = {
            nama: []
            for nama in (
                "tugas",
                "hasil_kerja",
                "satuan_hasil",
                "beban",
                "waktu_efektif",
                "waktu_penyelesaian",
            )
        }
        if not self.tugas:
            self._catat("INFOJAB II", "A Uraian Tugas", _BELUM_DIISI)
        for satu in self.tugas:
            hasil = satu.kata("hasil_kerja")
            if not hasil:
                self._catat("INFOJAB II", "B Hasil Kerja", f"tugas {satu.kata('nomor')}: {_BELUM_DIISI}")
            volume, efektif, waktu = self._angka(satu)
            baris: tuple[Sel, ...] = (satu.kata("uraian_tugas"), hasil, hasil, volume, efektif, waktu)
            for nama, isi in zip(kolom, baris, strict=True):
                kolom[nama].append(isi)
        return kolom

    def _angka(self, satu: Tugas) -> tuple[Sel, Sel, Sel]:
        """Yearly volume, effective working time and norm of a task; empty where the data have none."""
        nomor, isi = satu.kata("nomor"), satu.isi
        if not satu.dihitung:
            sebab = "; ".join(satu.alasan) or "datanya belum lengkap"
            self._catat("INFOJAB II", "D Beban Kerja 1 Tahun", f"tugas {nomor} tidak dihitung: {sebab}")
            return "", "", ""
        if hampa(isi["norma_waktu_menit"]) or hampa(isi["volume_per_tahun"]):
            sebab = (
                f"pendekatan {self.pos.kata_pendekatan.lower()} tidak memakai waktu penyelesaian tiap hasil"
            )
            self._catat("INFOJAB II", "F Waktu Penyelesaian (jam/menit)", f"tugas {nomor}: {sebab}")
            volume = isi["volume_per_tahun"]
            return "" if hampa(volume) else pecahan(volume), "", ""
        volume = pecahan(isi["volume_per_tahun"])
        if satu.kata("satuan_waktu") == "jam" and not hampa(isi["norma_waktu"]):
            return volume, JAM_SETAHUN, pecahan(isi["norma_waktu"])
        return volume, MENIT_SETAHUN, pecahan(isi["norma_waktu_menit"])

    def _periksa_jumlah(self, tugas: Mapping[str, list[Sel]]) -> None:
        """Note where SIASN would compute another need from the workbook than the result is."""
        kolom: Any = zip(*(tugas[n] for n in ("beban", "waktu_efektif", "waktu_penyelesaian")), strict=True)
        butuh = sum((Fraction(v) * Fraction(w) / e for v, e, w in kolom if e), Fraction(0))
        if abs(butuh - self.pos.kebutuhan) < Fraction(1, 10**6):
            return
        menit = self.k.aturan.waktu_kerja_efektif_menit
        analisis = kebutuhan(self.pos.kebutuhan)
        sebab = f"dihitung dari buku ini {kebutuhan(butuh)} orang, hasil analisis {analisis} orang"
        if menit != MENIT_SETAHUN:
            sebab += (
                f"; {self.k.aturan.singkatan} memakai {ringkas(menit)} menit setahun, SIASN hanya menerima "
                f"{angka(JAM_SETAHUN, 0)} jam atau {angka(MENIT_SETAHUN, 0)} menit"
            )
        self._catat("INFOJAB II", "E Waktu Kerja Efektif 1 Tahun", sebab)
