"""The values of the law that the numbers of a page rest on."""

from collections.abc import Iterable, Sequence

from abk.peraturan import Ketentuan, ketentuan, pembulatan, peraturan, teks_nilai
from abk.reports.bahan import PENDEKATAN_BAWAAN, Bahan
from abk.tulisan.format import hampa
from abk.tulisan.istilah import KETENTUAN, istilah

_WAKTU = frozenset({"hari", "minggu", "bulan"})
_URUTAN = ("menit", "jam", "hari", "minggu", "bulan", "triwulan", "semester", "tahun")


def ketentuan_dipakai(bahan: Bahan) -> Sequence[Ketentuan]:
    """Return the values of the law that enter the numbers of a page, in the order in which they are used.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    sequence of Ketentuan
        Working time, then the lengths of the periods and units of time that occur, grading scale,
        constants of credit points, rounding.
    """
    aturan = bahan.cabang.aturan
    kunci = dict.fromkeys(
        ["waktu_kerja_efektif", *_kunci_periode(bahan), *_kunci_satuan(bahan), "skala_prestasi"]
    )
    dasar = [aturan.dasar[satu] for satu in kunci if satu in aturan.dasar]
    return [*dasar, *_konstanta(bahan), pembulatan(bahan.kegiatan.pembulatan).dasar]


def nama_peraturan(bahan: Bahan, satu: Ketentuan) -> str:
    """Return the short name of the regulation that a value belongs to."""
    aturan = bahan.cabang.aturan
    return aturan.singkatan if satu.peraturan == aturan.nama else peraturan(satu.peraturan).singkatan


def nama_ketentuan(satu: Ketentuan) -> str:
    """Return what a value of the law is, in words."""
    if satu.peraturan == "pembulatan":
        return "Pembulatan"
    if satu.peraturan == "angka-kredit":
        return f"Konstanta angka kredit {satu.nama.removeprefix('konstanta_').replace('_', ' ')}"
    return istilah(KETENTUAN, satu.nama).capitalize()


def nilai_ketentuan(bahan: Bahan, satu: Ketentuan) -> tuple[str, str]:
    """Return a value of the law and its unit, as a reader writes them."""
    if satu.nama == "skala_prestasi":
        return bahan.cabang.aturan.skala.judul, ""
    return teks_nilai(satu.nilai), "" if isinstance(satu.nilai, str) else satu.satuan


def _terpakai(bahan: Bahan, kolom: str) -> Iterable[str]:
    tugas = bahan.cabang.uraian_tugas
    biasa = {satu.kode for satu in bahan.jabatan if satu.pendekatan in {PENDEKATAN_BAWAAN, "angka_kredit"}}
    nilai = tugas.loc[tugas["kode_jabatan"].isin(biasa), kolom]
    return sorted({str(satu) for satu in nilai if not hampa(satu)}, key=_URUTAN.index)


def _kunci_periode(bahan: Bahan) -> Iterable[str]:
    for satu in _terpakai(bahan, "periode"):
        yield "hari_kerja_efektif" if satu == "hari" else f"{satu}_per_tahun"


def _kunci_satuan(bahan: Bahan) -> Iterable[str]:
    formal = bahan.kegiatan.hari_norma == "formal"
    for satu in _terpakai(bahan, "satuan_waktu"):
        yield f"menit_per_{satu}"
        if formal and satu in _WAKTU:
            yield "menit_per_hari_formal"


def _konstanta(bahan: Bahan) -> Iterable[Ketentuan]:
    aturan = bahan.cabang.aturan
    jenjang = {satu.jenjang for satu in bahan.jabatan if satu.pendekatan == "angka_kredit" and satu.jenjang}
    for satu in sorted(jenjang):
        yield ketentuan("angka-kredit", f"konstanta_{satu}", aturan.tanggal, aturan.lingkup)
