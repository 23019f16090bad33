"""Charts of choices: what regulation and rounding make of the same workloads."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from abk.reports.charts.colours import warna
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import WIDTH, Key, RowName, Rows, bars, mark, row_name
from abk.reports.charts.style import chart_style
from abk.reports.charts.text import bersih
from abk.tulisan.format import KOSONG, angka, bertanda, bulat, persen

CARA = {"ke_bawah": "Pembulatan ke bawah", "terdekat": "Pembulatan terdekat", "ke_atas": "Pembulatan ke atas"}
_KIRI = 214.0
_KANAN = WIDTH - 104.0
_TANPA_HASIL = "Tidak ada kebutuhan yang dapat dibandingkan, sehingga tidak ada yang digambarkan."


@dataclass(frozen=True)
class _Pilihan:
    nama: str
    rincian: str
    mentah: float
    bulat: int
    dipakai: bool

    @property
    def baris(self) -> RowName:
        bagian = [self.rincian] * bool(self.rincian) + ["dipakai"] * self.dipakai
        return row_name(self.nama, _KIRI, " · ".join(bagian))


@chart_style()
def kepekaan(
    banding_peraturan: pd.DataFrame,
    banding_pembulatan: pd.DataFrame,
    *,
    peraturan: str = "",
    pembulatan: str = "",
) -> Grafik:
    """Total need under each regulation and each rounding policy, as dots on one scale. [orang]

    The tables as :func:`abk.kebutuhan.jumlah_rezim` and :func:`abk.kebutuhan.banding_pembulatan` return
    them; the others are compared with the choices ``peraturan`` and ``pembulatan`` of the page.
    """
    judul = "Kepekaan kebutuhan terhadap peraturan dan pembulatan"
    aturan = _peraturan(banding_peraturan, peraturan)
    cara = _pembulatan(banding_pembulatan, pembulatan)
    semua = [*aturan, *cara]
    if not semua:
        return Grafik(judul, None, _TANPA_HASIL)
    kelompok = {0: "Menurut peraturan"} if aturan else {}
    if cara:
        kelompok[len(aturan)] = "Menurut pembulatan"
    bezetting = int(banding_peraturan["bezetting"].max()) if aturan else None
    beda = [*_beda(aturan), *_beda(cara)]
    data = pd.DataFrame(
        {
            "Pilihan": [satu.nama for satu in semua],
            "Sebelum pembulatan [orang]": [angka(satu.mentah) for satu in semua],
            "Kebutuhan [orang]": [satu.bulat for satu in semua],
            "Terhadap yang dipakai [orang]": [satu or KOSONG for satu in beda],
        }
    )
    keterangan = (
        "Beban kerja yang sama, dihitung dengan waktu kerja efektif tiap peraturan, dibulatkan per jabatan. "
        "Angka dalam kurung: selisih terhadap pilihan yang dipakai. Sumbu tidak selalu mulai dari nol."
    )
    figure = _gambar(semua, beda, kelompok, bezetting)
    return Grafik(judul, figure, _cerita(aturan, cara), keterangan, data)


def _peraturan(banding: pd.DataFrame, dipakai: str) -> list[_Pilihan]:
    lengkap = banding.dropna(subset=["kebutuhan", "kebutuhan_bulat"])
    return [
        _Pilihan(
            bersih(baris["singkatan"]),
            f"{bulat(baris['waktu_kerja_efektif_menit'])} menit/orang/tahun",
            float(baris["kebutuhan"]),
            int(baris["kebutuhan_bulat"]),
            str(nama) == dipakai,
        )
        for nama, baris in zip(lengkap.index, lengkap.to_dict("records"), strict=True)
    ]


def _pembulatan(banding: pd.DataFrame, dipakai: str) -> list[_Pilihan]:
    if banding.empty:
        return []
    mentah = float(banding["kebutuhan"].sum())
    return [
        _Pilihan(nama, "", mentah, int(banding[cara].sum()), cara == dipakai) for cara, nama in CARA.items()
    ]


def _beda(semua: Sequence[_Pilihan]) -> list[str]:
    """Differences with the choice in use; empty for itself, and where none is in use."""
    acuan = next((satu.bulat for satu in semua if satu.dipakai), None)
    return ["" if acuan is None or satu.dipakai else bertanda(satu.bulat - acuan) for satu in semua]


def _cerita(aturan: Sequence[_Pilihan], cara: Sequence[_Pilihan]) -> str:
    kalimat = ["Diagram titik kebutuhan pegawai menurut pilihan hitungan."]
    if aturan:
        rendah, tinggi = min(aturan, key=lambda p: p.bulat), max(aturan, key=lambda p: p.bulat)
        ujung = [f"{bulat(satu.bulat)} orang ({satu.nama})" for satu in (rendah, tinggi)]
        sama = rendah.bulat == tinggi.bulat
        kisaran = f"sama, {bulat(rendah.bulat)} orang" if sama else f"berkisar dari {' sampai '.join(ujung)}"
        kalimat.append(f"Menurut {bulat(len(aturan))} peraturan kebutuhan {kisaran}.")
    if cara:
        isi = ", ".join(f"{satu.nama.lower()} {bulat(satu.bulat)} orang" for satu in cara)
        kalimat.append(f"Sebelum pembulatan {angka(cara[0].mentah)} orang; {isi}.")
    dipakai = " dan ".join(satu.nama for satu in (*aturan, *cara) if satu.dipakai)
    if dipakai:
        kalimat.append(f"Dipakai: {dipakai}.")
    return " ".join(kalimat)


def _gambar(
    semua: Sequence[_Pilihan], beda: Sequence[str], kelompok: dict[int, str], bezetting: int | None
) -> Figure:
    keys: list[Key] = [
        ("dot", "beban", "kebutuhan (dibulatkan per jabatan)"),
        ("ring", "kapasitas", "sebelum pembulatan"),
    ]
    ada = [] if bezetting is None else [bezetting] * len(semua)
    if ada:
        keys.append(("tick", "teks", f"bezetting {bulat(bezetting)}"))
    kepala = "orang (selisih)" if any(satu.dipakai for satu in semua) else "orang"
    rows = Rows([satu.baris for satu in semua], keys, _KIRI, _KANAN, groups=kelompok, head=kepala)
    mentah = [satu.mentah for satu in semua]
    orang = [satu.bulat for satu in semua]
    rows.scale([*mentah, *orang, *ada], "Kebutuhan pegawai [orang]", zero=False)
    if ada:
        rows.axes.plot(ada, rows.y, **mark("tick", "teks", 16))
    rows.axes.hlines(rows.y, mentah, orang, color=warna("sumbu"), linewidth=1.6)
    rows.axes.plot(mentah, rows.y, **mark("ring", "kapasitas"))
    rows.axes.plot(orang, rows.y, **mark("dot", "beban", 7.6))
    tulisan = [f"{bulat(n)} ({satu})" if satu else bulat(n) for n, satu in zip(orang, beda, strict=True)]
    rows.values(tulisan, bold=[satu.dipakai for satu in semua])
    return rows.figure


@chart_style()
def biaya_pembulatan(banding_pembulatan: pd.DataFrame, *, pembulatan: str = "") -> Grafik:
    """What each rounding policy adds to the unrounded need or takes from it. [orang]

    ``banding_pembulatan`` as :func:`abk.kebutuhan.banding_pembulatan` returns it.
    """
    judul = "Selisih akibat pembulatan"
    cara = _pembulatan(banding_pembulatan, pembulatan)
    if not cara:
        return Grafik(judul, None, _TANPA_HASIL)
    mentah = cara[0].mentah
    data = pd.DataFrame(
        {
            "Pembulatan": ["Sebelum pembulatan", *(satu.nama for satu in cara)],
            "Kebutuhan [orang]": [angka(mentah), *(bulat(satu.bulat) for satu in cara)],
            "Selisih akibat pembulatan [orang]": [
                KOSONG,
                *(bertanda(satu.bulat - mentah, 2) for satu in cara),
            ],
        }
    )
    keterangan = (
        "Selisih akibat pembulatan = jumlah kebutuhan setelah dibulatkan per jabatan − jumlah "
        "sebelum dibulatkan. "
        f"{bulat(_berbeda(banding_pembulatan))} dari {bulat(len(banding_pembulatan))} jabatan berbeda "
        "kebutuhannya menurut cara pembulatan."
    )
    isi = "; ".join(f"{satu.nama.lower()} {bulat(satu.bulat)} orang ({_biaya(satu)})" for satu in cara)
    teks = f"Diagram batang selisih akibat pembulatan. Sebelum pembulatan {angka(mentah)} orang; {isi}."
    return Grafik(judul, _gambar_biaya(cara), teks, keterangan, data)


def _berbeda(banding: pd.DataFrame) -> int:
    return int((banding[list(CARA)].max(axis=1) > banding[list(CARA)].min(axis=1)).sum())


def _biaya(satu: _Pilihan) -> str:
    beda = satu.bulat - satu.mentah
    tulis = bertanda(beda, 2)
    if not satu.mentah:
        return tulis
    tanda = "+" if beda > 0 else ""
    return f"{tulis}; {tanda}{persen(beda / satu.mentah)}"


def _gambar_biaya(cara: Sequence[_Pilihan]) -> Figure:
    mentah = cara[0].mentah
    keys: list[Key] = [
        ("area", "beban", "selisih akibat pembulatan"),
        ("tick", "sumbu", f"sebelum pembulatan {angka(mentah)} orang"),
    ]
    nama = [
        row_name(satu.nama, _KIRI, " · ".join([f"{bulat(satu.bulat)} orang"] + ["dipakai"] * satu.dipakai))
        for satu in cara
    ]
    rows = Rows(nama, keys, _KIRI, _KANAN, head="orang; persen")
    biaya = [satu.bulat - mentah for satu in cara]
    rows.scale(biaya, "Selisih dengan kebutuhan sebelum pembulatan [orang]")
    bars(rows.axes, rows.y, biaya, 12, "beban")
    rows.axes.axvline(0, color=warna("sumbu"), linewidth=1.6)
    rows.values([_biaya(satu) for satu in cara], bold=[satu.dipakai for satu in cara])
    return rows.figure
