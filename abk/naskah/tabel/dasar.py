"""What the figures of a document rest on: regulation, rounding, choices, and what is not yet certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Baris, Sel
from abk.naskah.tabel.pos import daftar_pos
from abk.peraturan import Ketentuan, ketentuan, pembulatan, peraturan, teks_nilai
from abk.tulisan.format import bulat, hampa, ringkas, tanggal
from abk.tulisan.istilah import KETENTUAN, PEMBULATAN

_PANJANG = frozenset({"hari", "minggu", "bulan"})
_URUTAN = ("menit", "jam", "hari", "minggu", "bulan", "triwulan", "semester", "tahun")


class BarisKetentuan(Baris):
    """A value of the law with the place where it is written."""

    nama: Sel
    nilai: Sel
    peraturan: Sel
    letak: Sel
    verifikasi: Sel


class DasarHitung(Baris):
    """All that a reader needs to judge the figures of a document.

    Attributes
    ----------
    peraturan, singkatan : the regulation, full and short
    kalimat : sentence that states regulation, working time, rounding and choices
    ketentuan : values of the law used, each with its place
    belum_diverifikasi : sentence; empty where every value was seen in its source
    belum_lengkap : sentence that names the posts with incomplete data; empty where there are none
    keterangan : sentence of the kegiatan itself, e.g. that its data is invented; may be empty
    sidik : fingerprint of data, settings and law
    """

    peraturan: Sel
    singkatan: Sel
    kalimat: Sel
    ketentuan: tuple[BarisKetentuan, ...]
    belum_diverifikasi: Sel
    belum_lengkap: Sel
    keterangan: Sel
    sidik: Sel


def dasar_hitung(kegiatan: Kegiatan) -> DasarHitung:
    """Return what the figures of a kegiatan rest on.

    Parameters
    ----------
    kegiatan : Kegiatan

    Returns
    -------
    DasarHitung
    """
    return DasarHitung(
        peraturan=kegiatan.aturan.judul,
        singkatan=kegiatan.aturan.singkatan,
        kalimat=_kalimat(kegiatan),
        ketentuan=tuple(_baris(kegiatan, satu) for satu in _dipakai(kegiatan)),
        belum_diverifikasi=_belum_diverifikasi(kegiatan),
        belum_lengkap=_belum_lengkap(kegiatan),
        keterangan=kegiatan.keterangan,
        sidik=kegiatan.sidik,
    )


def _kalimat(kegiatan: Kegiatan) -> str:
    aturan = kegiatan.aturan
    menit = aturan.waktu_kerja_efektif_menit
    cara = PEMBULATAN.get(kegiatan.pembulatan, kegiatan.pembulatan)
    bagian = [
        f"Beban kerja dan kebutuhan dihitung menurut {aturan.judul} ({aturan.singkatan})",
        f"waktu kerja efektif {bulat(menit)} menit ({ringkas(menit / 60)} jam) per orang per tahun",
        f"kebutuhan tiap jabatan dibulatkan satu kali {cara}",
    ]
    if kegiatan.minimum_satu:
        bagian.append("jabatan pimpinan paling sedikit satu orang")
    if set(kegiatan.uraian_tugas["satuan_waktu"].dropna()) & _PANJANG:
        formal = kegiatan.hari_norma == "formal"
        hari = aturan.menit_per_hari_formal if formal else aturan.menit_per["hari"]
        jenis = "hari kerja formal" if formal else "hari kerja efektif"
        bagian.append(f"satu hari dalam norma waktu berarti {jenis} ({ringkas(hari)} menit)")
    tahun = "" if kegiatan.tahun is None else f" Tahun data {kegiatan.tahun}."
    return "; ".join(bagian) + f".{tahun}"


def _belum_lengkap(kegiatan: Kegiatan) -> str:
    belum = [f"{satu.nama} ({satu.kode})" for satu in daftar_pos(kegiatan) if satu.belum_lengkap]
    if not belum:
        return ""
    return (
        f"Data {bulat(len(belum))} jabatan belum lengkap, sehingga angkanya masih dapat berubah: "
        f"{'; '.join(belum)}."
    )


def _belum_diverifikasi(kegiatan: Kegiatan) -> str:
    belum = [
        f"{_nama(satu)} ({_peraturan(kegiatan, satu)})"
        for satu in _dipakai(kegiatan)
        if satu.belum_diverifikasi
    ]
    if not belum:
        return ""
    return f"Dipakai, tetapi belum dicocokkan dengan naskah peraturannya: {'; '.join(belum)}."


def _baris(kegiatan: Kegiatan, satu: Ketentuan) -> BarisKetentuan:
    nilai, satuan = teks_nilai(satu.nilai), "" if isinstance(satu.nilai, str) else satu.satuan
    if satu.nama == "skala_prestasi":
        nilai, satuan = kegiatan.aturan.skala.judul, ""
    if satu.belum_diverifikasi:
        verifikasi = "belum diverifikasi"
    else:
        turunan = "turunan rumus, " if satu.turunan else ""
        verifikasi = f"{turunan}diperiksa {tanggal(satu.diperiksa)}"
    return BarisKetentuan(
        nama=_nama(satu),
        nilai=f"{nilai} {satuan}".strip(),
        peraturan=_peraturan(kegiatan, satu),
        letak=satu.letak or "belum diketahui",
        verifikasi=verifikasi,
    )


def _nama(satu: Ketentuan) -> str:
    if satu.peraturan == "pembulatan":
        return "Jumlah paling sedikit jabatan pimpinan" if satu.nama == "minimum_satu" else "Pembulatan"
    if satu.peraturan == "angka-kredit":
        return f"Konstanta angka kredit {satu.nama.removeprefix('konstanta_').replace('_', ' ')}"
    return KETENTUAN.get(satu.nama, satu.nama.replace("_", " ").capitalize())


def _peraturan(kegiatan: Kegiatan, satu: Ketentuan) -> str:
    aturan = kegiatan.aturan
    return aturan.singkatan if satu.peraturan == aturan.nama else peraturan(satu.peraturan).singkatan


def _dipakai(kegiatan: Kegiatan) -> Sequence[Ketentuan]:
    """Return the values of the law that enter the figures, in the order in which they are used."""
    aturan = kegiatan.aturan
    kunci = ["waktu_kerja_efektif", *_periode(kegiatan), *_satuan(kegiatan), "skala_prestasi"]
    bulatkan = [pembulatan(kegiatan.pembulatan).dasar]
    if kegiatan.minimum_satu:
        bulatkan.append(ketentuan("pembulatan", "minimum_satu", aturan.tanggal))
    dasar = [aturan.dasar[satu] for satu in dict.fromkeys(kunci) if satu in aturan.dasar]
    return [*dasar, *_konstanta(kegiatan), *bulatkan]


def _terpakai(kegiatan: Kegiatan, kolom: str) -> Sequence[str]:
    biasa = {
        satu.kode for satu in daftar_pos(kegiatan) if satu.pendekatan in {"tugas_per_tugas", "angka_kredit"}
    }
    tugas = kegiatan.uraian_tugas
    nilai = tugas.loc[tugas["kode_jabatan"].isin(biasa), kolom]
    return sorted({str(satu) for satu in nilai if not hampa(satu)}, key=_URUTAN.index)


def _periode(kegiatan: Kegiatan) -> Iterable[str]:
    for satu in _terpakai(kegiatan, "periode"):
        yield "hari_kerja_efektif" if satu == "hari" else f"{satu}_per_tahun"


def _satuan(kegiatan: Kegiatan) -> Iterable[str]:
    for satu in _terpakai(kegiatan, "satuan_waktu"):
        yield f"menit_per_{satu}"
        if kegiatan.hari_norma == "formal" and satu in _PANJANG:
            yield "menit_per_hari_formal"


def _konstanta(kegiatan: Kegiatan) -> Iterable[Ketentuan]:
    aturan = kegiatan.aturan
    jabatan = kegiatan.jabatan
    jenjang = jabatan.loc[jabatan["pendekatan"] == "angka_kredit", "jenjang"].dropna()
    for satu in sorted(set(map(str, jenjang))):
        yield ketentuan("angka-kredit", f"konstanta_{satu}", aturan.tanggal, aturan.lingkup)
