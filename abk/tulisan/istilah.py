"""Words that stand for the names inside the program, so that a page speaks one language."""

from collections.abc import Mapping
from types import MappingProxyType

PEMBULATAN: Mapping[str, str] = MappingProxyType(
    {
        "terdekat": "ke bilangan bulat terdekat (0,5 ke atas)",
        "ke_atas": "selalu ke atas",
        "ke_bawah": "selalu ke bawah",
    }
)
PENDEKATAN: Mapping[str, str] = MappingProxyType(
    {
        "tugas_per_tugas": "tugas per tugas jabatan",
        "hasil_kerja": "hasil kerja",
        "objek_kerja": "objek kerja",
        "peralatan_kerja": "peralatan kerja",
        "angka_kredit": "angka kredit",
    }
)
KELAS_FTE: Mapping[str, str] = MappingProxyType(
    {"underload": "beban kurang", "fit": "beban sesuai", "overload": "beban berlebih"}
)
TINGKAT: Mapping[str, str] = MappingProxyType(
    {"struktural": "Kesalahan struktur", "cacat": "Tidak valid", "ragu": "Meragukan", "catatan": "Catatan"}
)
KETENTUAN: Mapping[str, str] = MappingProxyType(
    {
        "waktu_kerja_efektif": "Waktu kerja efektif",
        "hari_kerja_efektif": "Hari kerja efektif setahun",
        "minggu_per_tahun": "Minggu dalam setahun",
        "bulan_per_tahun": "Bulan dalam setahun",
        "triwulan_per_tahun": "Triwulan dalam setahun",
        "semester_per_tahun": "Semester dalam setahun",
        "menit_per_jam": "Menit dalam satu jam",
        "menit_per_hari": "Menit kerja efektif dalam satu hari",
        "menit_per_minggu": "Menit kerja efektif dalam satu minggu",
        "menit_per_bulan": "Menit kerja efektif dalam satu bulan",
        "menit_per_hari_formal": "Menit kerja formal dalam satu hari",
        "skala_prestasi": "Skala prestasi kerja",
    }
)


def istilah(kamus: Mapping[str, str], nama: str) -> str:
    """Return the word for a name; a name without one in plain letters."""
    return kamus.get(nama, nama.replace("_", " "))
