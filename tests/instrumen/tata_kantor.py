"""Twenty-one layouts of offices, and the workbook of a number: see :mod:`kantor_beragam`."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

from kantor_beragam import (
    BULAN,
    NAMA_JABATAN,
    Kasus,
    Kertas,
    Kolom,
    Pos,
    Tugas,
    judul,
    kepala,
    mesin,
    tabel,
    tanda_tangan,
    tugas_acak,
    tulis_angka,
    tulis_norma,
)

# ── columns ───────────────────────────────────────────────────────────────────────────────────────
WKE = {True: 1250, False: 75000}


def satuan(k: Kasus) -> str:
    return "Jam" if k.jam else "Menit"


def nomor(k: Kasus) -> Kolom:
    gaya = k.acak.choice(["{}", "{}.", "angka"])
    return Kolom(
        "nomor",
        k.acak.choice(["NO", "No.", "NO URUT"]),
        lambda _t, n: n + 1 if gaya == "angka" else gaya.format(n + 1),
    )


def uraian(label: str) -> Kolom:
    return Kolom("uraian", label, lambda t, _n: t.uraian)


def hasil(label: str) -> Kolom:
    return Kolom("hasil", label, lambda t, _n: t.hasil)


def volume(k: Kasus, label: str) -> Kolom:
    return Kolom("volume", label, lambda t, n: tulis_angka(k, t.volume, n))


def norma(k: Kasus, label: str) -> Kolom:
    return Kolom("norma", label, lambda t, n: tulis_norma(k, t.norma, n))


def efektif(k: Kasus, label: str) -> Kolom:
    return Kolom("efektif", label, lambda _t, _n: WKE[k.jam])


def orang(*tugas: Tugas) -> float:
    """Need of tasks, as the office's own cell shows it. [orang]"""
    return float(sum(t.volume * t.norma / 75000 for t in tugas))


def kebutuhan(_k: Kasus, label: str, rumus: str = "{volume}*{norma}/{efektif}") -> Kolom:
    return Kolom("kebutuhan", label, rumus=rumus, nilai=lambda t: t.volume * t.norma / 75000)


def beban(k: Kasus, label: str) -> Kolom:
    return Kolom(
        "beban", label, rumus="{volume}*{norma}", nilai=lambda t: t.volume * t.norma / (60 if k.jam else 1)
    )


def ket() -> Kolom:
    return Kolom("ket", "KET", lambda _t, _n: None)


def _ringkas(k: Kasus) -> list[Kolom]:
    """Columns of a table without a divisor."""
    return [
        nomor(k),
        uraian("Uraian Tugas"),
        hasil("Output"),
        volume(k, "Volume (per tahun)"),
        norma(k, f"Norma Waktu ({satuan(k)})"),
        kebutuhan(k, "Kebutuhan", f"{{volume}}*{{norma}}/{WKE[k.jam]}"),
    ]


TataLetak = Callable[[Kasus], None]
TATA: dict[str, TataLetak] = {}


def tata(f: TataLetak) -> TataLetak:
    TATA[f.__name__] = f
    return f


def _per_pos(k: Kasus, kolom: Callable[[], list[Kolom]]) -> None:
    """One post a sheet."""
    for n, p in enumerate(k.pos):
        s = Kertas(f"Form {n + 1}")
        judul(k, s, p)
        tabel(k, s, kolom(), p.tugas)
        k.lembar.append(s)


@tata
def permenpan(k: Kasus) -> None:
    u = satuan(k)
    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("URAIAN TUGAS"),
            hasil("HASIL KERJA"),
            volume(k, "JUMLAH HASIL (Per Tahun)"),
            norma(k, f"WAKTU PENYELESAIAN ({u})"),
            efektif(k, f"WAKTU EFEKTIF ({u})"),
            kebutuhan(k, "KEBUTUHAN PEGAWAI"),
            ket(),
        ],
    )


@tata
def daerah(k: Kasus) -> None:
    """The order of columns of a regency: time before divisor before load."""
    u = satuan(k)
    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("Uraian Tugas"),
            hasil("Satuan Hasil"),
            norma(k, f"Waktu Penyelesaian ({u})"),
            efektif(k, f"Waktu Kerja Efektif ({u} per tahun)"),
            volume(k, "Beban Kerja"),
            kebutuhan(k, "Pegawai Yang Dibutuhkan"),
            ket(),
        ],
    )


@tata
def skr(k: Kasus) -> None:
    u = satuan(k)
    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("RINCIAN TUGAS"),
            hasil("HASIL KERJA"),
            volume(k, "BEBAN TUGAS (Setahun)"),
            norma(k, f"SKR ({u})"),
            beban(k, f"WPT ({u})"),
            kebutuhan(k, "KEBUTUHAN", f"{{beban}}/{WKE[k.jam]}"),
        ],
    )


@tata
def min_maks(k: Kasus) -> None:
    """Shortest, longest and mean time; load in hours; as offices of schools do."""
    k.jam = False
    beda = [Fraction(n) for n in (5, 10, 0, 15)]
    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("URAIAN TUGAS"),
            volume(k, "VOLUME KEGIATAN 1 TAHUN"),
            hasil("SATUAN HASIL"),
            Kolom("min", "MINIMAL (menit)", lambda t, n: mesin(t.norma - min(beda[n % 4], t.norma - 1))),
            Kolom("maks", "MAKSIMAL (menit)", lambda t, n: mesin(t.norma + min(beda[n % 4], t.norma - 1))),
            Kolom("norma", "RATA-2 (menit)", rumus="({min}+{maks})/2", nilai=lambda t: t.norma),
            Kolom(
                "beban",
                "JML WAKTU (jam)",
                rumus="{volume}*{norma}/60",
                nilai=lambda t: t.volume * t.norma / 60,
            ),
            kebutuhan(k, "TENAGA YANG DIPERLUKAN", "{beban}/1250"),
        ],
    )


def _bulanan(k: Kasus, *, jumlah: bool, nama: list[str]) -> None:
    u = satuan(k)

    def bagi(t: Tugas, m: int) -> int:
        dasar, sisa = divmod(int(t.volume), len(nama))
        return dasar + (m < sisa)

    def per(m: int) -> Kolom:
        return Kolom(f"b{m}", nama[m], lambda t, _n: bagi(t, m) or None)

    for n, p in enumerate(k.pos):
        s = Kertas(f"Bulanan {n + 1}")
        judul(k, s, p)
        semua = [nomor(k), uraian("URAIAN TUGAS"), hasil("HASIL"), *(per(m) for m in range(len(nama)))]
        ujung = f"{{b0}}:{{b{len(nama) - 1}}}"
        if jumlah:
            semua.append(Kolom("volume", "JUMLAH SETAHUN", rumus=f"SUM({ujung})", nilai=lambda t: t.volume))
        kali = "{volume}" if jumlah else f"SUM({ujung})"
        semua += [
            norma(k, f"WAKTU PENYELESAIAN ({u})"),
            efektif(k, f"WAKTU EFEKTIF ({u})"),
            kebutuhan(k, "KEBUTUHAN PEGAWAI", f"{kali}*{{norma}}/{{efektif}}"),
        ]
        atas = s.n
        tabel(k, s, semua, p.tugas)
        if k.ada("kepala_tanggal") and len(nama) == len(BULAN) and not k.ada("csv"):
            for m in range(len(nama)):
                s.sel[atas, 3 + m] = 46023 + sum(
                    (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30)[:m]
                )  # 1 of each month of 2026
                s.tanggal.add((atas, 3 + m))
        k.lembar.append(s)


@tata
def bulan_tanpa_jumlah(k: Kasus) -> None:
    _bulanan(k, jumlah=False, nama=BULAN)


@tata
def bulan_berjumlah(k: Kasus) -> None:
    _bulanan(k, jumlah=True, nama=BULAN)


@tata
def triwulan_tanpa_jumlah(k: Kasus) -> None:
    _bulanan(k, jumlah=False, nama=["TW I", "TW II", "TW III", "TW IV"])


@tata
def bulan_di_bawah_volume(k: Kasus) -> None:
    """JANUARI … DESEMBER under one merged head VOLUME."""
    u = satuan(k)
    for n, p in enumerate(k.pos):
        s = Kertas(f"Vol {n + 1}")
        judul(k, s, p)
        a = s.n
        s.baris("NO", "URAIAN TUGAS", "HASIL", "VOLUME", *[None] * 11, f"NORMA WAKTU ({u})", "KEBUTUHAN")
        s.baris(None, None, None, *[b.upper() for b in BULAN])
        s.gabung += [(a, 3, a, 14), *((a, c, a + 1, c) for c in (0, 1, 2, 15, 16))]
        awal = s.n
        for m, t in enumerate(p.tugas):
            dasar, sisa = divmod(int(t.volume), 12)
            x = s.baris(
                m + 1,
                t.uraian,
                t.hasil,
                *[(dasar + (b < sisa)) or None for b in range(12)],
                tulis_norma(k, t.norma, m),
            )
            s.rumus[x, 16] = (
                f"=SUM(D{x + 1}:O{x + 1})*P{x + 1}/{WKE[k.jam]}",
                orang(t),
            )
        s.baris("JUMLAH")
        s.rumus[s.n - 1, 16] = (
            f"=SUM(Q{awal + 1}:Q{s.n - 1})",
            orang(*p.tugas),
        )
        tanda_tangan(k, s, 17, 0)
        k.lembar.append(s)


@tata
def jabatan_di_kolom(k: Kasus) -> None:
    """One list of tasks, a column of volumes for each post."""
    u = satuan(k)
    semua = k.pos[0].tugas
    for i, p in enumerate(k.pos):
        p.tugas = [
            Tugas(
                t.uraian, t.hasil, Fraction(k.acak.choice([0, 4, 12, 24, 48, 120, 240])), t.periode, t.norma
            )
            for t in semua
        ]
        p.tugas = [t for n, t in enumerate(p.tugas) if t.volume or n % len(k.pos) == i]
        p.tugas = [
            t if t.volume else Tugas(t.uraian, t.hasil, Fraction(12), t.periode, t.norma) for t in p.tugas
        ]
    s = Kertas("Matriks")
    judul(k, s, None)
    a = s.n
    banyak = len(k.pos)
    s.baris(
        "NO", "URAIAN TUGAS", "HASIL KERJA", f"NORMA WAKTU ({u})", "VOLUME PER TAHUN", *[None] * (banyak - 1)
    )
    s.baris(None, None, None, None, *[p.nama for p in k.pos])
    s.gabung += [(a, c, a + 1, c) for c in range(4)]
    if banyak > 1:
        s.gabung.append((a, 4, a, 3 + banyak))
    for n, t in enumerate(semua):
        isi = [
            next((tulis_angka(k, x.volume, n) for x in p.tugas if x.uraian == t.uraian), None) for p in k.pos
        ]
        s.baris(n + 1, t.uraian, t.hasil, tulis_norma(k, t.norma, n), *isi)
    tanda_tangan(k, s, 4 + banyak, 0)
    k.lembar.append(s)


@tata
def jabatan_tiap_baris(k: Kasus) -> None:
    """One table for all posts, the post in each row, or in its first row only."""
    u = satuan(k)
    s = Kertas("ABK")
    judul(k, s, None)
    label = [
        "NO",
        "NAMA JABATAN",
        "URAIAN TUGAS",
        "SATUAN HASIL",
        "VOLUME PER TAHUN",
        f"NORMA WAKTU ({u})",
        "KEBUTUHAN PEGAWAI",
    ]
    kepala(k, s, label)
    sekali = k.acak.random() < 0.5
    n = 0
    for p in k.pos:
        awal = s.n
        for m, t in enumerate(p.tugas):
            if k.ada("kepala_ulang") and n == 3:
                s.baris(*label)
            nama = p.nama if not (sekali and m) else None
            x = s.baris(
                n + 1, nama, t.uraian, t.hasil, tulis_angka(k, t.volume, m), tulis_norma(k, t.norma, m)
            )
            s.rumus[x, 6] = (f"=E{x + 1}*F{x + 1}/{WKE[k.jam]}", orang(t))
            n += 1
        if sekali and k.ada("judul_gabung") and len(p.tugas) > 1:
            s.gabung.append((awal, 1, s.n - 1, 1))
        elif sekali:
            k.jawab["isi_ke_bawah"] = "ya"
        if k.ada("subtotal"):
            s.baris(None, None, f"Jumlah {p.nama}")
            s.rumus[s.n - 1, 6] = (
                f"=SUM(G{awal + 1}:G{s.n - 1})",
                orang(*p.tugas),
            )
    tanda_tangan(k, s, 7, 0)
    k.lembar.append(s)


@tata
def bertumpuk(k: Kasus) -> None:
    """Posts under each other in one sheet."""
    s = Kertas("Semua")
    for p in k.pos:
        judul(k, s, p)
        tabel(
            k,
            s,
            _ringkas(k),
            p.tugas,
        )
    k.lembar.append(s)


@tata
def berdampingan(k: Kasus) -> None:
    """Posts beside each other in one sheet."""
    s = Kertas("Semua")
    lebar = 7
    for n, p in enumerate(k.pos):
        s.n = 0
        judul(k, s, p, kolom=n * lebar)
        tabel(
            k,
            s,
            _ringkas(k),
            p.tugas,
            n * lebar,
        )
    k.lembar.append(s)


@tata
def judul_jabatan(k: Kasus) -> None:
    """Posts as headings between the rows of one table; numbers begin again under each."""
    u = satuan(k)
    s = Kertas("Rekap Tugas")
    judul(k, s, None)
    kepala(
        k, s, ["NO", "URAIAN TUGAS", "SATUAN HASIL", "VOLUME PER TAHUN", f"NORMA WAKTU ({u})", "KEBUTUHAN"]
    )
    for p in k.pos:
        s.baris(None, p.nama)
        for m, t in enumerate(p.tugas):
            x = s.baris(m + 1, t.uraian, t.hasil, tulis_angka(k, t.volume, m), tulis_norma(k, t.norma, m))
            s.rumus[x, 5] = (f"=D{x + 1}*E{x + 1}/{WKE[k.jam]}", orang(t))
    k.jawab["judul_bagian"] = "jabatan"
    tanda_tangan(k, s, 6, 0)
    k.lembar.append(s)


@tata
def volume_tiap_periode(k: Kasus) -> None:
    """A column of volumes for each period; each task in one of them."""
    u = satuan(k)
    nama = {"hari": "Harian", "minggu": "Mingguan", "bulan": "Bulanan", "tahun": "Tahunan"}
    for p in k.pos:
        p.tugas = [
            Tugas(t.uraian, t.hasil, Fraction(k.acak.randint(1, 9)), [*nama][n % 4], t.norma)
            for n, t in enumerate(p.tugas)
        ]
    for n, p in enumerate(k.pos):
        s = Kertas(f"J{n + 1}")
        judul(k, s, p)
        a = s.n
        s.baris("NO", "URAIAN TUGAS", "HASIL KERJA", "VOLUME", None, None, None, f"WAKTU ({u})")
        s.baris(None, None, None, *nama.values())
        s.gabung += [(a, 3, a, 6), *((a, c, a + 1, c) for c in (0, 1, 2, 7))]
        for m, t in enumerate(p.tugas):
            s.baris(
                m + 1,
                t.uraian,
                t.hasil,
                *[mesin(t.volume) if t.periode == q else None for q in nama],
                tulis_norma(k, t.norma, m),
            )
        tanda_tangan(k, s, 8, 0)
        k.lembar.append(s)


@tata
def pembagi_tiap_baris(k: Kasus) -> None:
    """A divisor in each row tells the period of its volume."""
    k.jam = False
    bagi = {"tahun": 75000, "bulan": 6250, "minggu": 1500, "hari": 300}
    for p in k.pos:
        p.tugas = [
            Tugas(t.uraian, t.hasil, Fraction(k.acak.randint(1, 9)), ["tahun", "bulan"][n % 2], t.norma)
            for n, t in enumerate(p.tugas)
        ]
    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("URAIAN TUGAS"),
            hasil("SATUAN HASIL"),
            norma(k, "WAKTU PENYELESAIAN (menit)"),
            Kolom("efektif", "WAKTU KERJA EFEKTIF (menit)", lambda t, _n: bagi[t.periode]),
            volume(k, "BEBAN KERJA"),
            Kolom(
                "kebutuhan",
                "PEGAWAI YANG DIBUTUHKAN",
                rumus="{norma}*{volume}/{efektif}",
                nilai=lambda t: t.norma * t.volume / bagi[t.periode],
            ),
        ],
    )


@tata
def kolom_periode(k: Kasus) -> None:
    """A column that names the period, one that names the unit of time."""
    for p in k.pos:
        p.tugas = [
            Tugas(
                t.uraian,
                t.hasil,
                Fraction(k.acak.randint(1, 40)),
                ["tahun", "bulan", "minggu", "triwulan"][n % 4],
                t.norma,
            )
            for n, t in enumerate(p.tugas)
        ]
    kata = {"tahun": "Tahun", "bulan": "bln", "minggu": "per minggu", "triwulan": "Triwulan"}
    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("Kegiatan"),
            volume(k, "Volume"),
            Kolom("periode", "Periode", lambda t, _n: kata[t.periode]),
            hasil("Satuan"),
            norma(k, "Norma Waktu"),
            Kolom("satuan", "Satuan Waktu", lambda _t, _n: "jam" if k.jam else "mnt"),
            ket(),
        ],
    )


@tata
def jam_dan_menit(k: Kasus) -> None:
    """The time of one result in two columns that count together."""
    k.jam = False
    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("URAIAN TUGAS"),
            hasil("HASIL KERJA"),
            volume(k, "VOLUME (1 tahun)"),
            Kolom("jam", "WAKTU (JAM)", lambda t, _n: int(t.norma // 60)),
            Kolom("menit", "WAKTU (MENIT)", lambda t, _n: mesin(t.norma % 60)),
        ],
    )


@tata
def puskesmas(k: Kasus) -> None:
    """Achievement of a year, minutes for one, total minutes; no need beside it."""
    k.jam = False
    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("Jenis Kegiatan"),
            hasil("Satuan"),
            volume(k, "Jumlah Kegiatan (1 tahun)"),
            norma(k, "Waktu per Kegiatan (menit)"),
            Kolom(
                "beban", "Total Waktu (menit)", rumus="{volume}*{norma}", nilai=lambda t: t.volume * t.norma
            ),
        ],
    )


@tata
def sekolah_frekuensi(k: Kasus) -> None:
    """A frequency a month, and how much each time: the volume is their product."""

    def kali(t: Tugas) -> int:
        return 12 if t.volume % 12 == 0 else 1

    _per_pos(
        k,
        lambda: [
            nomor(k),
            uraian("URAIAN PEKERJAAN"),
            Kolom("frek", "FREKUENSI (setahun)", lambda t, _n: kali(t)),
            Kolom("volume", "VOLUME (tiap kali)", lambda t, _n: mesin(t.volume / kali(t))),
            norma(k, f"LAMA PENGERJAAN ({satuan(k)})"),
            kebutuhan(k, "KEBUTUHAN", f"{{frek}}*{{volume}}*{{norma}}/{WKE[k.jam]}"),
        ],
    )
    k.jawab |= {"frekuensi": "kalikan", "kolom.volume": "D"}


@tata
def kepala_tiga(k: Kasus) -> None:
    """A header of three rows under one merged title."""
    u = satuan(k)
    for n, p in enumerate(k.pos):
        s = Kertas(f"K{n + 1}")
        judul(k, s, p)
        a = s.n
        s.baris("NO", "URAIAN TUGAS JABATAN", "BEBAN KERJA", None, "WAKTU", None, "KEBUTUHAN PEGAWAI")
        s.baris(None, None, "HASIL KERJA", "VOLUME", "NORMA", "EFEKTIF", None)
        s.baris(None, None, "(satuan)", "(per tahun)", f"({u.lower()})", f"({u.lower()})", "(orang)")
        s.gabung += [(a, 0, a + 2, 0), (a, 1, a + 2, 1), (a, 2, a, 3), (a, 4, a, 5), (a, 6, a + 1, 6)]
        if k.ada("nomor_kolom"):
            s.baris(*range(1, 8))
        for m, t in enumerate(p.tugas):
            x = s.baris(
                m + 1, t.uraian, t.hasil, tulis_angka(k, t.volume, m), tulis_norma(k, t.norma, m), WKE[k.jam]
            )
            s.rumus[x, 6] = (f"=D{x + 1}*E{x + 1}/F{x + 1}", orang(t))
        s.baris("JUMLAH")
        s.rumus[s.n - 1, 6] = ("=0+1", orang(*p.tugas))
        tanda_tangan(k, s, 7, 0)
        k.lembar.append(s)


@tata
def tugas_di_kolom(k: Kasus) -> None:
    """Turned by a quarter: each task a column. No office's table is guessed from that."""
    p = k.pos[0]
    del k.pos[1:]
    s = Kertas("Matriks")
    judul(k, s, p)
    s.baris("Uraian Tugas", *[t.uraian for t in p.tugas])
    s.baris("Hasil Kerja", *[t.hasil for t in p.tugas])
    s.baris("Volume", *[mesin(t.volume) for t in p.tugas])
    s.baris(f"Norma Waktu ({satuan(k)})", *[tulis_norma(k, t.norma, n) for n, t in enumerate(p.tugas)])
    k.lembar.append(s)


GANGGUAN = (
    *(
        "judul_gabung",
        "label_terpisah",
        "kepala_dua",
        "nomor_kolom",
        "saring",
        "baris_kosong",
        "kepala_ulang",
        "judul_bagian",
        "judul_melebar",
    ),
    *(
        "halaman",
        "tanda_tangan",
        "rumus_tanpa_nilai",
        "nilai_tetap",
        "tugas_terpotong",
        "tugas_terpotong_bawah",
        "subtotal",
        "tanpa_jumlah",
        "jumlah_gabung",
    ),
    *(
        "dibulatkan",
        "baris_sembunyi",
        "kolom_sembunyi",
        "sel_galat",
        "sel_tanggal",
        "sel_kata",
        "gabung_norma",
    ),
    *(
        "teks_indonesia",
        "teks_inggris",
        "ribuan_sela",
        "ribuan_nbsp",
        "angka_kata",
        "norma_satuan",
        "norma_pecahan",
    ),
    *("norma_pecahan_polos", "norma_detik", "lembar_lain", "csv", "kepala_tanggal"),
)
_ANGKA = frozenset(
    (
        "teks_indonesia",
        "teks_inggris",
        "ribuan_sela",
        "ribuan_nbsp",
        "angka_kata",
        "norma_satuan",
        "norma_pecahan",
        "norma_pecahan_polos",
        "norma_detik",
    )
)


_TUNGGAL = (_ANGKA, {"sel_galat", "sel_tanggal", "sel_kata"}, {"tugas_terpotong", "tugas_terpotong_bawah"})
"""Disturbances of which a workbook has one."""


def kasus(benih: int, tata_letak: str = "", gangguan: tuple[str, ...] | None = None) -> Kasus:
    """A workbook of an office: layout and disturbances by chance, or as named."""
    acak = random.Random(benih)  # noqa: S311 - the same workbook every time
    nama = tata_letak or acak.choice([*TATA])
    if gangguan is None:
        semua = acak.sample(GANGGUAN, acak.choice([0, 1, 1, 2, 3, 4]))
        gangguan = tuple(
            g for n, g in enumerate(semua) if not any({g, lain} <= s for lain in semua[:n] for s in _TUNGGAL)
        )
    jam = acak.random() < 0.4
    banyak = acak.choice([1, 1, 2, 3])
    if nama in {"jabatan_di_kolom", "jabatan_tiap_baris", "bertumpuk", "berdampingan", "judul_jabatan"}:
        banyak = acak.choice([2, 3])
    if "csv" in gangguan and nama not in {
        "jabatan_di_kolom",
        "jabatan_tiap_baris",
        "bertumpuk",
        "judul_jabatan",
    }:
        banyak = 1
    pos = [
        Pos(n, tugas_acak(acak, acak.randint(3, 8), "tahun", jam=jam))
        for n in acak.sample(NAMA_JABATAN, banyak)
    ]
    if "gabung_norma" in gangguan:
        for p in pos:
            p.tugas[1] = Tugas(
                p.tugas[1].uraian, p.tugas[1].hasil, p.tugas[1].volume, p.tugas[1].periode, p.tugas[0].norma
            )
    k = Kasus(nama, gangguan, acak, jam, pos)
    TATA[nama](k)
    if k.ada("lembar_lain"):
        s = Kertas("Petunjuk")
        s.baris("PETUNJUK PENGISIAN")
        s.baris("Tulislah uraian tugas, volume, dan norma waktu pada kolom yang tersedia.")
        k.lembar.insert(0, s)
    return k
