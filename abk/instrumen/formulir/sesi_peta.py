"""The mapping of a foreign workbook while somebody works on it: what is read as what, what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from abk.errors import AbkError
from abk.files import sebab_disk
from abk.instrumen.asing.bacaan import bacaan, baris_dipakai, isi_baris
from abk.instrumen.asing.bentuk import TabelTinjau, Tanya
from abk.instrumen.asing.grid import Grid, bagian_kolom, huruf_kolom
from abk.instrumen.asing.peta import Peta, PetaTabel, tunjuk
from abk.instrumen.asing.pratinjau import tinjau_buku, tinjau_pratinjau
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.galat import BerkasError
from abk.instrumen.hitung_ulang import audit_buku
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.peraturan import Aturan
from abk.tulisan.markup import kutip

TIDAK_DIBACA = ""
PERAN: Mapping[str, str] = {
    TIDAK_DIBACA: "(tidak dibaca)",
    "nomor": "nomor",
    "uraian_tugas": "uraian tugas",
    "nama_jabatan": "nama jabatan di tiap baris",
    "hasil_kerja": "hasil kerja",
    "volume": "volume",
    "periode": "periode volume di tiap baris",
    "frekuensi": "frekuensi",
    "norma_waktu": "norma waktu",
    "norma_min": "norma waktu terpendek",
    "norma_maks": "norma waktu terlama",
    "satuan_waktu": "satuan waktu di tiap baris",
    "waktu_efektif": "pembagi (waktu kerja efektif)",
    "kebutuhan": "kebutuhan tercetak (pembanding)",
    "peralatan": "peralatan",
    "keterangan": "keterangan",
}
"""What a column can mean, and how it is called on the screen."""


_TERATAS = 12
"""Rows of a sheet that are shown to point at. [baris]"""
_BARIS_CONTOH: tuple[tuple[str | float | None, ...], ...] = (
    ("NAMA JABATAN", None, ": Pengelola Contoh", None, None, None, None),
    (
        "NO",
        "BUTIR KEGIATAN",
        "HASIL",
        "JUMLAH HASIL DALAM 1 TAHUN",
        "WAKTU (JAM)",
        "WKE",
        "KEBUTUHAN PEGAWAI",
    ),
    (1.0, "Menyusun jadwal rapat", "Dokumen", 240.0, 30.0, 72_000.0, 0.1),
    (2.0, "Menyiapkan bahan rapat", "Berkas", 120.0, 90.0, 72_000.0, 0.15),
    (3.0, "Menyusun notula", "Notula", 120.0, 60.0, 72_000.0, 0.1),
    (None, "Jml", None, None, None, None, 0.35),
)
BUKU_CONTOH = BukuMentah("contoh-kantor.xlsx", (LembarMentah("ABK", tampak=True, baris=_BARIS_CONTOH),))
"""An invented workbook with two traps: hours in the header over minutes, a divisor of its own."""


@dataclass
class SesiPeta:
    """One workbook under review, and the answers so far; the workbook is read once and never written.

    aturan : regulation of the kegiatan, with which the workbook's own divisor is compared
    jabatan : posts that are known
    """

    buku: BukuMentah
    aturan: Aturan
    peta: Peta = field(default_factory=Peta)
    jabatan: pd.DataFrame | None = None

    def __post_init__(self) -> None:
        """Review the workbook as it is mapped so far."""
        self.peta = replace(self.peta, berkas=self.peta.berkas or self.buku.berkas)
        self.semua = tinjau_buku(self.buku, self.peta, self.jabatan, self.aturan)

    @property
    def tabel(self) -> list[TinjauTugas]:
        """Tables of tasks, in order."""
        return [t for t in self.semua if isinstance(t, TinjauTugas)]

    @property
    def lain(self) -> list[TabelTinjau]:
        """Tables that are not read as tasks."""
        return [t for t in self.semua if isinstance(t, TabelTinjau)]

    @property
    def terbuka(self) -> list[tuple[str, Tanya]]:
        """Questions that wait, each with the key of its table."""
        return [(t.tabel.kunci, q) for t in self.tabel for q in t.tabel.tanya if q.terbuka]

    def jawab(self, kunci: str, jawaban: Mapping[str, str]) -> None:
        """Answer questions of a table; an empty answer takes one back."""
        satu = self._peta_tabel(kunci)
        isi = {n: j for n, j in {**satu.jawaban, **jawaban}.items() if j}
        self._pakai(replace(satu, jawaban=isi, jabatan=self._nama(kunci)))

    def arti(self, tinjauan: TinjauTugas) -> dict[int, str]:
        """Meaning of each column of a table, from 0; of one that is still asked about, none."""
        goyah = {q.nama for q in tinjauan.tabel.tanya if q.terbuka}
        pasti = {k: p for p, k in tinjauan.kolom.items() if p in PERAN and f"kolom.{p}" not in goyah}
        ada = {bagian: p for k, p in pasti.items() for bagian in bagian_kolom(k)}
        return {k: ada.get(k, TIDAK_DIBACA) for k in self.kolom(tinjauan)}

    @staticmethod
    def kolom(tinjauan: TinjauTugas) -> range:
        """Columns of a table, from 0."""
        return range(tinjauan.header.awal, min(tinjauan.header.ujung + 1, tinjauan.grid.lebar))

    def ubah_arti(self, kunci: str, kolom: int, peran: str) -> None:
        """Read a column as something else; what it meant before is then in no column."""
        tinjauan = next(t for t in self.tabel if t.tabel.kunci == kunci)
        lama = self.arti(tinjauan).get(kolom, TIDAK_DIBACA)
        baru = {f"kolom.{lama}": "-"} if lama else {}
        baru |= {f"kolom.{peran}": huruf_kolom(kolom)} if peran else {}
        self.jawab(kunci, baru)

    def tunjuk(self, lembar: str, kepala: str) -> None:
        """Point at the header of a table, where none was found or the wrong one."""
        satu = next(iter(tunjuk(lembar, kepala, {}).tabel.values()))
        self._pakai(satu)

    def baris(self, tinjauan: TinjauTugas, paling: int = 8) -> list[dict[str, Any]]:
        """First rows as they will be read, each with the post and the cell of its task."""
        hasil = []
        for b in list(baris_dipakai(tinjauan))[:paling]:
            isi = isi_baris(tinjauan, b, self.aturan)
            nama = tinjauan.tabel.jabatan[b.bagian].nama or tinjauan.tabel.jawaban(
                f"jabatan.{b.bagian + 1}.nama_jabatan"
            )
            sel = b.sel.get("uraian_tugas", b.sel["volume"])
            hasil.append({"jabatan": nama, "nomor": b.nomor, "sel": sel, **isi})
        return hasil

    def keraguan(self) -> Iterable[str]:
        """What is refused, what the office's own figures say, what the rows as read leave in doubt."""
        yield from (str(t) for satu in self.tabel for t in satu.tabel.ditolak)
        try:
            yield from (str(t) for t in audit_buku(self.buku, self.peta))
        except AbkError as salah:
            yield str(salah)
        if not self.terbuka:
            try:
                hasil = bacaan(self.buku, self.peta, self.jabatan, self.aturan)
            except AbkError as salah:
                yield str(salah)
            else:
                yield from (str(t) for t in hasil.temuan)

    def simpan(self, jalur: Path) -> Path:
        """Write the mapping file, for this workbook and the next ones of that office.

        Raises BerkasError if it cannot be written there.
        """
        pratinjau = tinjau_pratinjau(self.buku, self.peta, self.jabatan, self.aturan)
        try:
            return pratinjau.tulis_peta(jalur)
        except OSError as salah:
            pesan = f"Peta {kutip(jalur)} tidak dapat ditulis: {sebab_disk(salah)}."
            raise BerkasError(pesan, "Beri letak lain, lalu simpan lagi.") from salah

    def contoh(self, lembar: str) -> list[list[str]]:
        """First rows of a sheet as texts, to point at."""
        grid = Grid(self.buku[lembar])
        return [
            [str(v) if (v := grid.isi(n, k)) is not None else "" for k in range(grid.lebar)]
            for n in range(min(_TERATAS, grid.tinggi))
        ]

    def _peta_tabel(self, kunci: str) -> PetaTabel:
        lembar = kunci.rpartition("!")[0]
        ditunjuk = [p for p in self.peta.tabel.values() if p.kepala and p.lembar == lembar]
        return self.peta.tabel.get(kunci) or (ditunjuk[0] if ditunjuk else PetaTabel(kunci))

    def _nama(self, kunci: str) -> tuple[str, ...]:
        return tuple(j.nama for t in self.tabel if t.tabel.kunci == kunci for j in t.tabel.jabatan)

    def _pakai(self, satu: PetaTabel) -> None:
        """Take answers over, if the workbook can be reviewed with them."""
        baru = replace(self.peta, tabel={**self.peta.tabel, satu.kunci: satu})
        self.semua = tinjau_buku(self.buku, baru, self.jabatan, self.aturan)
        self.peta = baru
