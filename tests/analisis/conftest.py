"""A small kegiatan for the analyses: only what a test says differs from a plain unit, post and task."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

import abk
from abk.kegiatan import Kegiatan
from abk.kegiatan.pengaturan import Pengaturan
from abk.tables import validate_semua

Pembuat = Callable[..., abk.Kegiatan]

UNIT = {"kode_unit": "U", "nama_unit": "Unit", "kode_induk": ""}
POS = {"kode_unit": "U", "nama_jabatan": "Pos", "jenis_jabatan": "pelaksana", "bezetting": 1}
TUGAS = {
    "uraian_tugas": "Menyusun laporan",
    "hasil_kerja": "laporan",
    "volume": 10,
    "periode": "tahun",
    "norma_waktu": 60,
    "satuan_waktu": "menit",
}


@pytest.fixture(scope="session")
def data() -> Pembuat:
    """Posts J1, J2, …, each a list of tasks 1, 2, …; what a dict does not say is plain."""

    def buat(
        tugas: Sequence[Sequence[dict]],
        pos: Sequence[dict] = (),
        unit: Sequence[dict] = ({},),
        **atur: object,
    ) -> abk.Kegiatan:
        posisi = [
            {"kode_jabatan": f"J{n}", **POS, **(pos[n - 1] if n <= len(pos) else {})}
            for n in range(1, len(tugas) + 1)
        ]
        baris = [
            {"kode_jabatan": p["kode_jabatan"], "nomor": str(no), **TUGAS, **satu}
            for p, isi in zip(posisi, tugas, strict=True)
            for no, satu in enumerate(isi, 1)
        ]
        tabel = {"unit": [{**UNIT, **u} for u in unit], "jabatan": posisi, "uraian_tugas": baris}
        kolom = {"jabatan": ["kode_jabatan", *POS], "uraian_tugas": ["kode_jabatan", "nomor", *TUGAS]}
        mentah = {
            nama: pd.DataFrame(isi, columns=None if isi else kolom[nama]).astype(object)
            for nama, isi in tabel.items()
        }
        return Kegiatan(Pengaturan(judul="Uji", tahun=2026, **atur), validate_semua(mentah))

    return buat
