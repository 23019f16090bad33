"""A small kegiatan whose figures can be computed by hand, with people whose retirement is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import abk
from abk.kegiatan import Kegiatan

UNIT = """kode_unit,nama_unit,kode_induk,eselon
B,Biro Uji,,II.a
B.1,Bagian Satu,B,III.a
"""
JABATAN = """kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting,pendekatan,jenjang
K,B,Kepala Biro,pimpinan tinggi,15,1,,
P,B.1,Pengolah,pelaksana,6,1,,
L,B.1,Loket,pelaksana,,2,hasil_kerja,
F,B.1,Perencana,fungsional,9,1,,
"""
TUGAS = """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu,standar_kemampuan,satuan_standar
K,1,Memimpin biro,arahan,12,bulan,50,menit,,
P,1,Mengolah surat,surat,1000,tahun,2.5,jam,,
P,2,=1+1 menata arsip,berkas,200,tahun,1,hari,,
P,3,Menyusun daftar,,,tahun,25,menit,,
L,1,Melayani,layanan,300,hari,,,150,hasil/orang
F,1,Menyusun rencana,rencana,100,tahun,150,menit,,
"""  # noqa: E501
# the one in P retires in 2027, one of L in 2028 (BUP 58)
PEGAWAI = "id_pegawai,kode_jabatan,tanggal_lahir,status\n" + "".join(
    f"x{n},{kode},{lahir},pns\n"
    for n, (kode, lahir) in enumerate(
        [
            ("K", "1990-01-01"),
            ("P", "1969-05-17"),
            ("L", "1990-01-01"),
            ("L", "1970-02-02"),
            ("F", "1970-03-03"),
        ]
    )
)


@pytest.fixture
def buka(tmp_path: Path) -> Callable[..., Kegiatan]:
    """Kegiatan of these tables; ``buka(pegawai=False)`` without people, other words go to its settings."""

    def satu(*, pegawai: bool = True, **pengaturan: str) -> Kegiatan:
        folder = tmp_path / "kegiatan"
        folder.mkdir(exist_ok=True)
        for nama, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
            (folder / f"{nama}.csv").write_text(isi, encoding="utf-8")
        if pegawai:
            (folder / "pegawai.csv").write_text(PEGAWAI, encoding="utf-8")
        else:
            (folder / "pegawai.csv").unlink(missing_ok=True)
        baris = [f'{kunci} = "{nilai}"' for kunci, nilai in pengaturan.items()]
        (folder / "kegiatan.toml").write_text("\n".join(['judul = "Uji"', "tahun = 2026", *baris]) + "\n")
        return abk.open(folder)

    return satu
