"""Charts of posts: load against capacity, need against bezetting."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from abk.peraturan import Aturan
from abk.reports.charts.baris import PostRow, baris_jabatan, terbanyak
from abk.reports.charts.grafik import BARIS_TABEL, Grafik
from abk.reports.charts.layout import WIDTH, Key, RowName, Rows, bars, mark, row_name
from abk.reports.charts.style import chart_style
from abk.reports.charts.text import singkat
from abk.tulisan.format import KOSONG, angka, bulat, kata_selisih, kebutuhan, persen

_KIRI = 214.0
_KANAN = WIDTH - 104.0
TANPA_JABATAN = "Unit ini tidak mempunyai jabatan, sehingga tidak ada yang digambarkan."


def _catatan(sisa: int) -> str:
    return f"… dan {bulat(sisa)} jabatan lain" if sisa else ""


def _nama(baris: Sequence[PostRow]) -> list[RowName]:
    return [row_name(satu.nama, _KIRI, satu.keterangan) for satu in baris]


@chart_style()
def beban_dan_kapasitas(hasil: pd.DataFrame, jabatan: pd.DataFrame, aturan: Aturan) -> Grafik:
    """Load of each post against the time of its incumbents, the most overloaded first. [jam/tahun]

    ``hasil`` as :func:`abk.kebutuhan_pegawai` returns it; the working time of ``aturan`` makes the capacity.
    """
    judul = "Beban kerja dan kapasitas per jabatan"
    jam = aturan.waktu_kerja_efektif_menit / 60
    semua = sorted(
        baris_jabatan(hasil, jabatan), key=lambda s: (_kapasitas(s, jam) or 0) - (s.beban_jam or 0)
    )
    if not semua:
        return Grafik(judul, None, TANPA_JABATAN)
    tampil, sisa = terbanyak(semua)
    data = pd.DataFrame(
        {
            "Jabatan": [satu.sebutan for satu in semua],
            "Beban kerja [jam/tahun]": [satu.beban_jam for satu in semua],
            "Bezetting [orang]": [bulat(satu.bezetting) for satu in semua],
            "Kapasitas [jam/tahun]": [angka(_kapasitas(satu, jam), 2, 0) for satu in semua],
            "Beban terhadap kapasitas [%]": [_terpakai(satu, jam) for satu in semua],
            "Data": [_kelengkapan(satu) for satu in semua],
        }
    )
    keterangan = (
        f"Kapasitas = bezetting × waktu kerja efektif {angka(jam, 2, 0)} jam per orang per tahun "
        f"({aturan.singkatan}). Batang yang melewati batas kapasitas adalah beban kerja di atas kapasitas. "
        "Angka di kanan: beban kerja dan bagian kapasitas yang terpakai."
    )
    teks = _cerita_beban(semua, jam)
    return Grafik(judul, _gambar_beban(tampil, len(sisa), jam), teks, keterangan, data)


def _kelengkapan(baris: PostRow) -> str:
    return "belum lengkap" if baris.belum_lengkap else "lengkap"


def _terpakai(baris: PostRow, jam: float) -> str:
    if baris.beban_jam is None or baris.bezetting is None:
        return KOSONG
    return persen(baris.beban_jam / (baris.bezetting * jam), 0) if baris.bezetting else "kosong"


def _kapasitas(baris: PostRow, jam: float) -> float | None:
    return None if baris.bezetting is None else baris.bezetting * jam


def _cerita_beban(semua: Sequence[PostRow], jam: float) -> str:
    beban = sum(satu.beban_jam or 0 for satu in semua)
    orang = sum(satu.bezetting or 0 for satu in semua)
    lebih = [satu for satu in semua if (satu.beban_jam or 0) > (_kapasitas(satu, jam) or 0)]
    kosong = sum(satu.bezetting == 0 for satu in semua)
    belum = sum(satu.belum_lengkap for satu in semua)
    kalimat = [
        f"Diagram batang beban kerja dan kapasitas {bulat(len(semua))} jabatan.",
        f"Beban kerja {bulat(beban)} jam per tahun, kapasitas {bulat(orang * jam)} ({bulat(orang)} orang).",
        f"Beban kerja {bulat(len(lebih))} jabatan melebihi kapasitas, {bulat(kosong)} jabatan tidak terisi.",
    ]
    if semua[0].beban_jam:
        kalimat.append(
            f"Beban kerja terbesar: {singkat(semua[0].sebutan)}, {bulat(semua[0].beban_jam)} jam per tahun."
        )
    if belum:
        kalimat.append(f"Data {bulat(belum)} jabatan belum lengkap.")
    return " ".join(kalimat)


def _gambar_beban(tampil: Sequence[PostRow], sisa: int, jam: float) -> Figure:
    keys: list[Key] = [
        ("area", "beban", "beban kerja"),
        ("area", "kurang", "beban kerja di atas kapasitas"),
        ("area", "jejak", "kapasitas yang tersedia"),
        ("tick", "kapasitas", "batas kapasitas"),
    ]
    rows = Rows(_nama(tampil), keys, _KIRI, _KANAN, note=_catatan(sisa), head="jam (terpakai)")
    kapasitas = np.array([_kapasitas(satu, jam) or 0 for satu in tampil])
    beban = np.array([satu.beban_jam or 0 for satu in tampil])
    rows.scale([*kapasitas, *beban], "Beban kerja dan kapasitas [jam/tahun]")
    bars(rows.axes, rows.y, kapasitas, 13, "jejak")
    bars(rows.axes, rows.y, np.minimum(beban, kapasitas), 7, "beban")
    bars(rows.axes, rows.y, np.maximum(beban - kapasitas, 0), 7, "kurang", start=kapasitas)
    rows.axes.plot(kapasitas, rows.y, **mark("tick", "kapasitas", 14))
    rows.values(
        [
            KOSONG if satu.beban_jam is None else f"{bulat(satu.beban_jam)} ({_terpakai(satu, jam)})"
            for satu in tampil
        ]
    )
    return rows.figure


@chart_style()
def kebutuhan_dan_bezetting(
    hasil: pd.DataFrame, jabatan: pd.DataFrame, selang: Mapping[str, tuple[float, float]] | None = None
) -> Grafik:
    """Need of each post against the persons it has, from the largest shortage to the largest surplus. [orang]

    ``hasil`` as :func:`abk.kebutuhan_pegawai` returns it; ``selang`` the interval of the need by post, where
    there is one.
    """
    judul = "Kebutuhan pegawai dan bezetting per jabatan"
    baris = zip(hasil.index.astype(str), baris_jabatan(hasil, jabatan), strict=True)
    semua = sorted((satu._replace(selang=(selang or {}).get(k)) for k, satu in baris), key=_urutan_selisih)
    if not semua:
        return Grafik(judul, None, TANPA_JABATAN)
    tampil, sisa = _kedua_ujung(semua)
    tabel = semua[:BARIS_TABEL]
    data = pd.DataFrame(
        {
            "Jabatan": [satu.sebutan for satu in tabel],
            "Selisih [orang]": [_kata(satu) for satu in tabel],
            "Kebutuhan [orang]": [bulat(satu.kebutuhan_bulat) for satu in tabel],
            "Bezetting [orang]": [bulat(satu.bezetting) for satu in tabel],
            "Kebutuhan sebelum pembulatan [orang]": [kebutuhan(satu.kebutuhan) for satu in tabel],
            "Data": [_kelengkapan(satu) for satu in tabel],
        }
    )
    if any(satu.selang for satu in semua):
        data.insert(5, "Selang 90% [orang]", [_tulis_selang(satu.selang) for satu in tabel])
    keterangan = (
        "Batang atas kebutuhan setelah pembulatan, garis tegak kebutuhan sebelum pembulatan, batang bawah "
        "bezetting. Selisih = bezetting − kebutuhan; kekurangan dan kelebihan tidak saling menutup."
    )
    if any(satu.selang for satu in semua):
        keterangan += " Garis mendatar: selang 90% kebutuhan menurut sebaran normanya."
    teks = _cerita_kebutuhan(semua)
    lain = len(semua) - len(tabel)
    return Grafik(judul, _gambar_kebutuhan(tampil, sisa), teks, keterangan, data, sisa=lain)


def _tulis_selang(selang: tuple[float, float] | None) -> str:
    return KOSONG if selang is None else f"{angka(selang[0])}–{angka(selang[1])}"


def _urutan_selisih(baris: PostRow) -> tuple[int, int]:
    return (baris.selisih or 0, -(baris.kebutuhan_bulat or 0))


def _kedua_ujung(semua: Sequence[PostRow]) -> tuple[Sequence[PostRow], Sequence[PostRow]]:
    """Where not all fit, both ends in turn, so that neither hides the other; what matches goes first."""
    kurang = [n for n, satu in enumerate(semua) if (satu.selisih or 0) < 0]
    lebih = [n for n, satu in reversed(list(enumerate(semua))) if (satu.selisih or 0) > 0]
    bergiliran = [n for pasangan in zip_longest(kurang, lebih) for n in pasangan if n is not None]
    sesuai = sorted(set(range(len(semua))).difference(bergiliran))
    dipilih, dibuang = terbanyak([*bergiliran, *sesuai])
    return [semua[n] for n in sorted(dipilih)], [semua[n] for n in dibuang]


def _catatan_selisih(sisa: Sequence[PostRow]) -> str:
    """What is left out, with the people behind it."""
    kurang = -sum(min(satu.selisih or 0, 0) for satu in sisa)
    lebih = sum(max(satu.selisih or 0, 0) for satu in sisa)
    orang = f": kekurangan {bulat(kurang)} orang, kelebihan {bulat(lebih)} orang" if kurang or lebih else ""
    return f"{_catatan(len(sisa))}{orang}"


def _kata(baris: PostRow) -> str:
    if not baris.selisih:
        return kata_selisih(baris.selisih)
    return f"{kata_selisih(baris.selisih)} {bulat(abs(baris.selisih))}"


def _cerita_kebutuhan(semua: Sequence[PostRow]) -> str:
    butuh = sum(satu.kebutuhan_bulat or 0 for satu in semua)
    ada = sum(satu.bezetting or 0 for satu in semua)
    kurang = [satu for satu in semua if (satu.selisih or 0) < 0]
    lebih = [satu for satu in semua if (satu.selisih or 0) > 0]
    belum = sum(satu.belum_lengkap for satu in semua)
    jumlah_kurang, jumlah_lebih = (
        bulat(abs(sum(satu.selisih or 0 for satu in sisi))) for sisi in (kurang, lebih)
    )
    kalimat = [
        f"Diagram batang kebutuhan pegawai dan bezetting {bulat(len(semua))} jabatan.",
        f"Kebutuhan {bulat(butuh)} orang, bezetting {bulat(ada)} orang.",
        f"Kekurangan {jumlah_kurang} orang pada {bulat(len(kurang))} jabatan.",
        f"Kelebihan {jumlah_lebih} orang pada {bulat(len(lebih))} jabatan.",
    ]
    if kurang:
        kalimat.append(
            f"Kekurangan terbesar: {singkat(kurang[0].sebutan)}, {bulat(abs(kurang[0].selisih or 0))} orang."
        )
    if belum:
        kalimat.append(f"Data {bulat(belum)} jabatan belum lengkap.")
    return " ".join(kalimat)


def _gambar_kebutuhan(tampil: Sequence[PostRow], sisa: Sequence[PostRow]) -> Figure:
    keys: list[Key] = [
        ("area", "beban", "kebutuhan"),
        ("tick", "teks", "kebutuhan sebelum pembulatan"),
        ("outline", "kapasitas", "bezetting"),
    ]
    selang = [satu.selang or (0.0, 0.0) for satu in tampil]
    if any(satu.selang for satu in tampil):
        keys.insert(2, ("line", "teks", "selang 90%"))
    rows = Rows(
        _nama(tampil), keys, _KIRI, _KANAN, least=25, note=_catatan_selisih(sisa), head="selisih [orang]"
    )
    butuh = [satu.kebutuhan_bulat or 0 for satu in tampil]
    mentah = [satu.kebutuhan or 0 for satu in tampil]
    ada = [satu.bezetting or 0 for satu in tampil]
    atas = [b for _, b in selang]
    rows.scale([*butuh, *mentah, *ada, *atas], "Kebutuhan pegawai dan bezetting [orang]", whole=True)
    bars(rows.axes, rows.y - 5, butuh, 8, "beban")
    bars(rows.axes, rows.y + 4.5, ada, 7, "latar", edge="kapasitas")
    if any(atas):
        awal = np.array([a for a, _ in selang])
        bars(rows.axes, rows.y - 5, np.array(atas) - awal, 1.6, "teks", start=awal)
    rows.axes.plot(mentah, rows.y - 5, **mark("tick", "teks", 10))
    selisih = [satu.selisih or 0 for satu in tampil]
    arah = ["kurang" if satu < 0 else "lebih" if satu > 0 else "redup" for satu in selisih]
    rows.values([_kata(satu) for satu in tampil], arah, [bool(satu) for satu in selisih])
    return rows.figure
