"""Foot of a sheet: totals, need, what is still to be checked, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from abk.instrumen.buku.gaya import Gaya
from abk.instrumen.buku.rumus import rumus_bulat, rumus_kebutuhan
from abk.instrumen.buku.tata_letak import KOLOM_JAWABAN, KOLOM_LABEL, TataLetak, alamat

_SEBUTAN = {"terdekat": "ke bilangan terdekat", "ke_atas": "ke atas", "ke_bawah": "ke bawah"}
_TITIK = "…………………………"
_BARIS_PARAF = 4


@dataclass(frozen=True)
class Kaki:
    """Totals of a sheet as they stand now.

    menit : workload [menit/tahun]
    kebutuhan : unrounded [orang]
    kebutuhan_bulat : [orang]
    bezetting : [orang], None where not filled
    belum_lengkap : task rows whose numbers are missing
    pembulatan, paling_sedikit_satu : rounding policy, and whether the post is never less than one
    responden, atasan : as answered
    perlu_diperiksa : findings, as lines
    """

    menit: float
    kebutuhan: float
    kebutuhan_bulat: int
    bezetting: int | None
    belum_lengkap: int
    pembulatan: str
    paling_sedikit_satu: bool
    responden: str
    atasan: str
    perlu_diperiksa: Sequence[str]

    @property
    def selisih(self) -> int | str:
        """Bezetting less need: negative = kekurangan [orang]."""
        return "" if self.bezetting is None else self.bezetting - self.kebutuhan_bulat

    @property
    def kata(self) -> str:
        """The gap as a word."""
        if isinstance(self.selisih, str):
            return ""
        return "kekurangan" if self.selisih < 0 else "kelebihan" if self.selisih > 0 else "sesuai"


def tulis_kaki(lembar: Any, gaya: Gaya, letak: TataLetak, kaki: Kaki, banyak: int) -> int:
    """Write the foot under ``banyak`` task rows; gives the last row used."""
    awal, baris = letak.baris_tugas, letak.baris_tugas + banyak
    menit, orang = letak.kolom_menit, letak.kolom_orang
    ruas = f"{alamat(awal, menit)}:{alamat(baris - 1, menit)}"
    _label(lembar, gaya, letak, baris, "JUMLAH BEBAN KERJA (menit per tahun) DAN KEBUTUHAN PEGAWAI (orang)")
    lembar.write_formula(baris, menit, f"=SUM({ruas})", gaya["kaki_menit"], kaki.menit)
    jumlah, butuh = alamat(baris, menit), alamat(baris, orang)
    lembar.write_formula(baris, orang, rumus_kebutuhan(jumlah), gaya["kaki_orang"], kaki.kebutuhan)
    minimum = ", paling sedikit 1" if kaki.paling_sedikit_satu else ""
    teks = f"KEBUTUHAN PEGAWAI, dibulatkan {_SEBUTAN[kaki.pembulatan]}{minimum}"
    _label(lembar, gaya, letak, baris + 1, teks)
    rumus = rumus_bulat(butuh, kaki.pembulatan, kaki.paling_sedikit_satu)
    lembar.write_formula(baris + 1, orang, rumus, gaya["kaki_bulat"], kaki.kebutuhan_bulat)
    _label(lembar, gaya, letak, baris + 2, "PEGAWAI YANG ADA")
    ada = "$" + alamat(letak.baris_jawaban["bezetting"], KOLOM_JAWABAN)
    isi = "" if kaki.bezetting is None else kaki.bezetting
    lembar.write_formula(baris + 2, orang, f'=IF({ada}="","",{ada})', gaya["kaki_bulat"], isi)
    _selisih(lembar, gaya, letak, kaki, baris + 3)
    _label(lembar, gaya, letak, baris + 4, "BARIS YANG BELUM LENGKAP (tidak ikut dihitung)")
    uraian = letak.kolom["uraian_tugas"]
    kata = f"{alamat(awal, uraian)}:{alamat(baris - 1, uraian)}"
    rumus = f"=SUMPRODUCT((LEN({kata})>0)*(LEN({ruas})=0))"
    lembar.write_formula(baris + 4, orang, rumus, gaya["kaki_bulat"], kaki.belum_lengkap)
    akhir = baris + 5
    for teks in kaki.perlu_diperiksa:
        lembar.merge_range(akhir, KOLOM_LABEL, akhir, orang, teks, gaya["perlu"])
        akhir += 1
    return _tanda_tangan(lembar, gaya, letak, kaki, akhir + 1)


def _label(lembar: Any, gaya: Gaya, letak: TataLetak, baris: int, teks: str) -> None:
    lembar.merge_range(baris, KOLOM_LABEL, baris, letak.kolom_menit - 1, teks, gaya["kaki"])
    lembar.write_blank(baris, letak.kolom_menit, None, gaya["kaki"])


def _selisih(lembar: Any, gaya: Gaya, letak: TataLetak, kaki: Kaki, baris: int) -> None:
    _label(lembar, gaya, letak, baris, "KELEBIHAN ATAU KEKURANGAN (ada − kebutuhan)")
    orang = letak.kolom_orang
    ada, butuh, ini = (alamat(b, orang) for b in (baris - 1, baris - 2, baris))
    rumus = f'=IF({ada}="","",{ada}-{butuh})'
    lembar.write_formula(baris, orang, rumus, gaya["kaki_bulat"], kaki.selisih)
    kata = f'=IF({ini}="","",IF({ini}<0,"kekurangan",IF({ini}>0,"kelebihan","sesuai")))'
    lembar.write_formula(baris, letak.kolom_menit, kata, gaya["kaki_kata"], kaki.kata)


def _tanda_tangan(lembar: Any, gaya: Gaya, letak: TataLetak, kaki: Kaki, baris: int) -> int:
    kanan = (letak.kolom["peralatan"], letak.kolom["keterangan"])
    kiri = (letak.kolom["uraian_tugas"], letak.kolom["uraian_tugas"])
    for (awal, akhir), judul, nama, isi in (
        (kiri, "Responden,", "responden", kaki.responden),
        (kanan, "Mengetahui: atasan langsung,", "atasan", kaki.atasan),
    ):
        sel = "$" + alamat(letak.baris_jawaban[nama], KOLOM_JAWABAN)
        rumus = f'=IF({sel}="","{_TITIK}",{sel})'
        _gabung(lembar, baris, awal, akhir, gaya["tanda_tangan"])
        lembar.write_string(baris, awal, judul, gaya["tanda_tangan"])
        _gabung(lembar, baris + _BARIS_PARAF, awal, akhir, gaya["tanda_tangan"])
        lembar.write_formula(baris + _BARIS_PARAF, awal, rumus, gaya["tanda_tangan"], isi or _TITIK)
    return baris + _BARIS_PARAF


def _gabung(lembar: Any, baris: int, awal: int, akhir: int, bentuk: Any) -> None:
    if akhir > awal:
        lembar.merge_range(baris, awal, baris, akhir, "", bentuk)
