"""The law as plain rows of text, for the command line and the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from abk.peraturan._cari import daftar_peraturan, peraturan
from abk.peraturan._ketentuan import Ketentuan, teks_nilai
from abk.peraturan._peraturan import Peraturan
from abk.peraturan._tanggal import tanggal_pasti, teks_tanggal


@dataclass(frozen=True)
class RingkasanPeraturan:
    """One regulation in one row of Indonesian text.

    Attributes
    ----------
    nama, singkatan, jenis, lingkup : which, and for whom
    sejak, sampai : dates in words, no more exact than they are known
    jumlah_ketentuan, belum_diverifikasi : how many values, and how many of them were not seen [ketentuan]
    """

    nama: str
    singkatan: str
    jenis: str
    lingkup: str
    sejak: str
    sampai: str
    jumlah_ketentuan: int
    belum_diverifikasi: int


@dataclass(frozen=True)
class BarisKetentuan:
    """One value of the law in one row of Indonesian text.

    Attributes
    ----------
    peraturan, ketentuan : name of the regulation and of the value
    nilai, satuan : the value as a reader writes it, and its unit of measure
    pola, sejak, sampai : for which working week, since and until when
    letak, sumber, diperiksa, status : where it is written, where and when it was read, how sure it is
    kutipan, catatan : quotation and remark
    """

    peraturan: str
    ketentuan: str
    nilai: str
    satuan: str
    pola: str
    sejak: str
    sampai: str
    letak: str
    sumber: str
    diperiksa: str
    status: str
    kutipan: str
    catatan: str


def ringkasan_peraturan(tanggal: date | None = None) -> list[RingkasanPeraturan]:
    """One row for each regulation in force on that day.

    Parameters
    ----------
    tanggal : date, None = all, also those no longer in force

    Returns
    -------
    list, by name of the regulation
    """
    return [
        RingkasanPeraturan(
            nama=p.nama,
            singkatan=p.singkatan,
            jenis=p.jenis.replace("_", " "),
            lingkup=", ".join(p.lingkup),
            sejak=str(p.berlaku),
            sampai=str(p.berakhir) if p.berakhir else "–",
            jumlah_ketentuan=len(p.ketentuan),
            belum_diverifikasi=sum(k.belum_diverifikasi for k in p.ketentuan),
        )
        for p in daftar_peraturan()
        if tanggal is None or p.berlaku_pada(tanggal)
    ]


def baris_peraturan(nama: str | None = None, tanggal: date | None = None) -> list[BarisKetentuan]:
    """One row for each value in force on that day.

    Parameters
    ----------
    nama : only this regulation; None = every one in force that day
    tanggal : date, None = today

    Returns
    -------
    list, in the order of the files

    Raises
    ------
    PeraturanError
        Unknown name, or that regulation is not in force on that day.
    """
    hari = tanggal_pasti(tanggal)
    if nama is None:
        terpilih = [p for p in daftar_peraturan() if p.berlaku_pada(hari)]
    else:
        satu = peraturan(nama)
        lingkup = next((nama for nama in satu.lingkup if satu.berlaku_pada(hari, nama)), satu.lingkup[0])
        satu.wajib_berlaku(hari, lingkup)
        terpilih = [satu]
    return [baris(p, k) for p in terpilih for k in p.ketentuan if k.berlaku_pada(p.tanggal_acuan(hari))]


def catatan_peraturan(asal: Peraturan) -> list[str]:
    """What a regulation wants said beside its figures, each with its time and source, in Indonesian.

    Parameters
    ----------
    asal : the regulation

    Returns
    -------
    list, what ends first before what stays
    """
    hasil = []
    if (p := asal.peralihan) is not None:
        hasil.append(f"Peralihan ({', '.join(p.lingkup)}) sampai {p}: {p.teks} (sumber: {p.sumber})")
    for satu in asal.peringatan:
        saat = [
            *([f"sejak {teks_tanggal(satu.sejak)}"] if satu.sejak else []),
            *([f"sampai {teks_tanggal(satu.sampai)}"] if satu.sampai else []),
            *([f"pola {satu.pola}"] if satu.pola else []),
        ]
        syarat = f" ({', '.join(saat)})" if saat else ""
        tanda = "; belum diverifikasi" if satu.belum_diverifikasi else ""
        hasil.append(f"Peringatan{syarat}: {satu.teks} (letak: {satu.letak}; sumber: {satu.sumber}{tanda})")
    return [*hasil, *([f"Catatan: {asal.catatan}"] if asal.catatan else [])]


def baris(asal: Peraturan, k: Ketentuan) -> BarisKetentuan:
    """The row of one value."""
    sejak = str(asal.berlaku) if k.sejak == asal.sejak else teks_tanggal(k.sejak)
    akhir = str(asal.berakhir) if asal.berakhir and k.sampai == asal.sampai else teks_tanggal(k.sampai)
    return BarisKetentuan(
        peraturan=asal.nama,
        ketentuan=k.nama,
        nilai=f"{_AWALAN_BATAS[k.batas]}{teks_nilai(k.nilai)}",
        satuan=k.satuan,
        pola=k.pola or "–",
        sejak=sejak,
        sampai=akhir,
        letak=k.letak or "–",
        sumber=k.sumber,
        diperiksa=teks_tanggal(k.diperiksa),
        status=status(k),
        kutipan=k.kutipan,
        catatan=k.catatan,
    )


def status(k: Ketentuan) -> str:
    """How sure a value is, in words."""
    if k.belum_diverifikasi:
        return "belum diverifikasi"
    return "turunan (dihitung)" if k.turunan else "terbaca pada sumber"


_AWALAN_BATAS = {None: "", "di_atas": "> ", "mulai_dari": "≥ "}
