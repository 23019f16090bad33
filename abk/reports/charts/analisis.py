"""Charts of the analyses: flags, intervals, causes of uncertainty and of change, moves, the years ahead."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from abk.reports.charts.baris import nama_jabatan, terbanyak
from abk.reports.charts.colours import warna
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import WIDTH, Key, Rows, bars, mark, row_name, scale, sheet, upright
from abk.reports.charts.style import chart_style
from abk.reports.charts.text import bersih, singkat
from abk.tulisan.format import angka, bertanda, bulat, persen

_KIRI = 222.0
_KANAN = WIDTH - 84.0
_KOSONG = "Tidak ada yang dapat digambarkan."


@chart_style()
def tanda_kewajaran(tanda: pd.DataFrame, judul_kaidah: pd.Series) -> Grafik:
    """Flags (:func:`abk.kewajaran`) of each rule, the commonest first; ``judul_kaidah``: rule → title."""
    judul = "Yang perlu ditanyakan"
    banyak = tanda["kaidah"].value_counts()
    if banyak.empty:
        return Grafik(judul, None, "Tidak ada tanda kewajaran.")
    nama = [bersih(judul_kaidah[k]) for k in banyak.index]
    rows = Rows([row_name(n, _KIRI) for n in nama], [], _KIRI, _KANAN, head="tanda")
    rows.scale(banyak, "Tanda", whole=True)
    bars(rows.axes, rows.y, banyak.to_numpy(), 11, "beban")
    rows.values([bulat(n) for n in banyak])
    data = pd.DataFrame({"Kaidah": nama, "Tanda [banyak]": banyak.to_numpy()})
    teratas = f"{nama[0]}, {bulat(banyak.iloc[0])}"
    teks = f"Diagram batang {bulat(len(tanda))} tanda menurut kaidah. Terbanyak: {teratas}."
    return Grafik(judul, rows.figure, teks, "Tanda adalah pertanyaan kepada unit, bukan tuduhan.", data)


@chart_style()
def selang_kebutuhan(
    ketidakpastian: pd.DataFrame, jabatan: pd.DataFrame | None = None, paling_banyak: int = 20
) -> Grafik:
    """Interval of the need of each post [orang], the widest first, beside the people there are.

    ``ketidakpastian`` is :attr:`abk.analisis.ketidakpastian.Ketidakpastian.jabatan`.
    """
    judul = "Selang kebutuhan"
    lebar = (ketidakpastian["atas"] - ketidakpastian["bawah"]).sort_values(ascending=False, kind="stable")
    semua, sisa = terbanyak([str(k) for k in lebar.index], paling_banyak)
    if not semua:
        return Grafik(judul, None, _KOSONG)
    t = ketidakpastian.loc[list(semua)]
    nama = nama_jabatan(semua, jabatan)
    catatan = f"… dan {bulat(len(sisa))} jabatan lain dengan selang yang lebih sempit" if sisa else ""
    rows = Rows(
        [row_name(n, _KIRI, pembeda) for n, pembeda in (nama[k] for k in semua)],
        [
            ("area", "beban", "90% dari simulasi"),
            ("dot", "teks", "kebutuhan"),
            ("tick", "kurang", "bezetting"),
        ],
        _KIRI,
        _KANAN,
        note=catatan,
        head="orang",
    )
    ada = t["bezetting"].astype("float64")
    rows.scale([*t["atas"], *ada.dropna()], "Kebutuhan pegawai [orang]")
    bars(rows.axes, rows.y, (t["atas"] - t["bawah"]).to_numpy(), 8, "beban", start=t["bawah"].to_numpy())
    rows.axes.plot(t["kebutuhan"], rows.y, **mark("dot", "teks", 5))
    rows.axes.plot(ada, rows.y, **mark("tick", "kurang", 14))
    rows.values([f"{angka(a)}–{angka(b)}" for a, b in zip(t["bawah"], t["atas"], strict=True)])
    data = pd.DataFrame(
        {
            "Jabatan": [nama[k][0] for k in semua],
            "Paling rendah [orang]": t["bawah"].to_numpy(),
            "Kebutuhan [orang]": t["kebutuhan"].to_numpy(),
            "Paling tinggi [orang]": t["atas"].to_numpy(),
        }
    )
    pasti = int(ketidakpastian["keputusan_tetap"].sum())
    teks = (
        f"Diagram selang kebutuhan {bulat(len(ketidakpastian))} jabatan; pada {bulat(pasti)} jabatan seluruh "
        "selang dibulatkan menjadi bilangan yang sama."
    )
    return Grafik(
        judul, rows.figure, teks, "Selang memuat 90% dari hasil simulasi, sebelum pembulatan.", data
    )


@chart_style()
def tornado(
    tugas: pd.DataFrame, uraian_tugas: pd.DataFrame, kode_jabatan: str, paling_banyak: int = 12
) -> Grafik:
    """Tasks of one post by their share in the variance of its need.

    ``tugas`` is :attr:`abk.analisis.ketidakpastian.Ketidakpastian.tugas`, its index that of ``uraian_tugas``.
    """
    judul = "Tugas yang membuat kebutuhan tidak pasti"
    milik = tugas[(tugas["kode_jabatan"] == kode_jabatan) & (tugas["bagian_ragam"] > 0)]
    milik = milik.sort_values("bagian_ragam", ascending=False, kind="stable")
    indeks, sisa = terbanyak(list(milik.index), paling_banyak)
    if not indeks:
        return Grafik(judul, None, "Tidak ada norma dengan sebaran pada jabatan ini.")
    nama = [bersih(uraian_tugas["uraian_tugas"][n]) for n in indeks]
    bagian = milik.loc[list(indeks), "bagian_ragam"].to_numpy(float)
    catatan = f"… dan {bulat(len(sisa))} tugas lain" if sisa else ""
    rows = Rows(
        [row_name(n, _KIRI, ekor=False) for n in nama], [], _KIRI, _KANAN, note=catatan, head="bagian"
    )
    rows.scale(bagian * 100, "Bagian dari ragam kebutuhan [%]")
    bars(rows.axes, rows.y, bagian * 100, 10, "beban")
    rows.values([persen(b, 0) for b in bagian])
    data = pd.DataFrame({"Uraian tugas": nama, "Bagian ragam [%]": bagian * 100})
    teks = f"Diagram batang bagian ragam. Terbesar: {singkat(nama[0])}, {persen(bagian[0], 0)}."
    return Grafik(judul, rows.figure, teks, "Ukur lebih dahulu norma tugas yang teratas.", data)


@chart_style()
def air_terjun(langkah: pd.DataFrame) -> Grafik:
    """From the need now to that of a scenario, step by step (:func:`abk.kegiatan.air_terjun`). [orang]"""
    nama = ["Sekarang", *map(str, langkah["langkah"].iloc[1:]), "Skenario"]
    sesudah = [float(x) for x in langkah["kebutuhan"]]
    pengaruh = [float(x) for x in langkah["pengaruh"]]
    awal = [0.0, *sesudah[:-1], 0.0]
    panjang = [sesudah[0], *pengaruh[1:], sesudah[-1]]
    return _bertangga("Dari sekarang ke skenario", nama, awal, panjang, _dibulatkan(langkah))


def _dibulatkan(langkah: pd.DataFrame) -> str:
    """What the drawing does not show: a change of the rounding moves whole people only."""
    bagian = ", ".join(
        f"{nama} {bertanda(n, 0)}"
        for nama, n in zip(langkah["langkah"][1:], langkah["pengaruh_bulat"][1:], strict=True)
    )
    kini, nanti = (bulat(langkah["kebutuhan_bulat"].iloc[n]) for n in (0, -1))
    return (
        "Urutan perubahan ikut menentukan bagiannya. Sesudah pembulatan tiap jabatan: "
        f"{kini} menjadi {nanti} orang ({bagian})."
    )


@chart_style()
def sebab_perubahan(jumlah: pd.Series, sebab: Sequence[str]) -> Grafik:
    """Why the need changed between two kegiatan: a row of :func:`abk.analisis.tren.jumlah_tren`. [orang]"""
    bagian = [(s, float(jumlah[s])) for s in sebab if jumlah[s]]
    awal, kini = [0.0], float(jumlah["kebutuhan_lama"])
    for _, nilai in bagian:
        awal.append(kini)
        kini += nilai
    nama = ["Sebelumnya", *(s.capitalize() for s, _ in bagian), "Sekarang"]
    panjang = [float(jumlah["kebutuhan_lama"]), *(n for _, n in bagian), float(jumlah["kebutuhan_baru"])]
    return _bertangga(
        "Sebab perubahan kebutuhan", nama, [*awal, 0.0], panjang, "Bagian-bagiannya berjumlah tepat."
    )


def _bertangga(
    judul: str, nama: list[str], awal: list[float], panjang: list[float], keterangan: str
) -> Grafik:
    rows = Rows([row_name(n, _KIRI) for n in nama], [], _KIRI, _KANAN, head="orang")
    ujung = [a + p for a, p in zip(awal, panjang, strict=True)]
    rows.scale([*awal, *ujung], "Kebutuhan sebelum pembulatan [orang]", zero=True)
    y = np.asarray(rows.y)
    for warna_batang, pilih in _warna_tangga(panjang):
        mana = np.array(pilih, bool)
        if mana.any():
            bars(rows.axes, y[mana], np.array(panjang)[mana], 12, warna_batang, start=np.array(awal)[mana])
    tulisan = [angka(panjang[0]), *(bertanda(p, 2) for p in panjang[1:-1]), angka(panjang[-1])]
    rows.values(tulisan, bold=[True, *[False] * (len(nama) - 2), True])
    data = pd.DataFrame({"Langkah": nama, "Kebutuhan atau pengaruh [orang]": tulisan})
    isi = "; ".join(f"{n} {t}" for n, t in zip(nama, tulisan, strict=True))
    return Grafik(judul, rows.figure, f"Diagram perubahan kebutuhan pegawai. {isi}.", keterangan, data)


def _warna_tangga(panjang: list[float]) -> list[tuple[str, list[bool]]]:
    ujung = [n in {0, len(panjang) - 1} for n in range(len(panjang))]
    return [
        ("kapasitas", ujung),
        ("kurang", [not u and p > 0 for u, p in zip(ujung, panjang, strict=True)]),
        ("lebih", [not u and p < 0 for u, p in zip(ujung, panjang, strict=True)]),
    ]


@chart_style()
def lima_tahun(tahunan: pd.DataFrame) -> Grafik:
    """People and need year by year.

    ``tahunan``: index year, ``bezetting``, ``kebutuhan_bulat`` and ``usul`` summed over posts [orang].
    """
    judul = "Bezetting dan kebutuhan lima tahun"
    if tahunan.empty:
        return Grafik(judul, None, _KOSONG)
    keys = [
        ("area", "kapasitas", "bezetting"),
        ("dot", "beban", "kebutuhan"),
        ("area", "kurang", "usul tahun itu"),
    ]
    figure = sheet(210, keys)  # type: ignore[arg-type]
    ax = upright(figure, "Pegawai [orang]", 42, WIDTH - 8, 138)
    x = np.arange(len(tahunan))
    ada, butuh, usul = (tahunan[c].to_numpy(float) for c in ("bezetting", "kebutuhan_bulat", "usul"))
    scale(ax, [*ada, *butuh], "y", whole=True)
    ax.set(xlim=(-0.6, len(x) - 0.4), xticks=x)
    ax.set_xticklabels([str(t) for t in tahunan.index])
    bars(ax, x - 0.16, ada, 0.3, "kapasitas", upright=True)
    bars(ax, x + 0.2, usul, 0.22, "kurang", upright=True)
    ax.plot(
        x,
        butuh,
        **(mark("dot", "beban", 6) | {"linestyle": "solid", "linewidth": 1.2, "color": warna("beban")}),
    )
    data = pd.DataFrame(
        {
            "Tahun": [str(t) for t in tahunan.index],
            "Bezetting [orang]": ada,
            "Kebutuhan [orang]": butuh,
            "Usul [orang]": usul,
        }
    )
    awal, akhir, jumlah, perlu = (bulat(round(n)) for n in (ada[0], ada[-1], usul.sum(), butuh[-1]))
    teks = (
        f"Diagram bezetting dan kebutuhan {tahunan.index[0]}–{tahunan.index[-1]}: bezetting dari {awal} "
        f"menjadi {akhir} orang, kebutuhan {perlu} orang, usul seluruhnya {jumlah} orang."
    )
    keterangan = "Usul menutup kekurangan tahun itu, dengan anggapan usul sebelumnya terpenuhi."
    return Grafik(judul, figure, teks, keterangan, data)


@chart_style()
def pindah_unit(pindah: pd.DataFrame, paling_banyak: int = 16) -> Grafik:
    """People whom each unit gives and takes (:attr:`abk.analisis.pemerataan.Pemerataan.pindah`). [orang]"""
    judul = "Pegawai yang dapat pindah, menurut unit"
    if pindah.empty:
        return Grafik(judul, None, "Tidak ada perpindahan yang diusulkan.")
    beri, terima = (pindah.groupby(c)["orang"].sum() for c in ("unit_dari", "unit_ke"))
    kode = beri.add(terima, fill_value=0).sort_values(ascending=False, kind="stable").index
    pilih, sisa = terbanyak([str(k) for k in kode], paling_banyak)
    keluar, masuk = (n.reindex(list(pilih), fill_value=0).to_numpy(float) for n in (beri, terima))
    catatan = f"… dan {bulat(len(sisa))} unit lain" if sisa else ""
    kunci: list[Key] = [("area", "lebih", "memberi"), ("area", "kurang", "menerima")]
    rows = Rows(
        [row_name(bersih(n), _KIRI) for n in pilih],
        kunci,
        _KIRI,
        _KANAN,
        note=catatan,
        head="memberi / menerima",
    )
    rows.scale([*-keluar, *masuk], "Pegawai [orang], kiri memberi, kanan menerima", whole=True)
    bars(rows.axes, rows.y, -keluar, 10, "lebih")
    bars(rows.axes, rows.y, masuk, 10, "kurang")
    rows.values([f"{bulat(int(b))} / {bulat(int(t))}" for b, t in zip(keluar, masuk, strict=True)])
    data = pd.DataFrame({"Unit": list(pilih), "Memberi [orang]": keluar, "Menerima [orang]": masuk})
    teks = f"Diagram batang perpindahan {bulat(int(pindah['orang'].sum()))} orang antarunit."
    return Grafik(judul, rows.figure, teks, "Usul untuk dibahas, bukan keputusan.", data)
