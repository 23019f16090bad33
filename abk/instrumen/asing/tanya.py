"""Questions that a table itself does not settle, and the evidence for their answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from abk.instrumen.asing.bentuk import BarisAsing, IsiTabel, Tanya
from abk.instrumen.asing.grid import Grid, huruf_kolom
from abk.instrumen.asing.header import Header
from abk.instrumen.asing.label import periode_dalam, satuan_dalam
from abk.instrumen.asing.pembagi import Pembagi, dekat, pembagi_seragam
from abk.instrumen.asing.rentang import JAM_MENIT, MENIT_DETIK
from abk.instrumen.asing.rincian import tanya_induk
from abk.instrumen.asing.rumus import jumlah_ke_bawah
from abk.instrumen.galat import TemuanSel
from abk.tables.kolom import JENIS_JABATAN
from abk.tulisan.format import ringkas
from abk.tulisan.markup import kutip

NAMA_TANYA = frozenset(
    {
        *("satuan_waktu", "satuan_kolom", "periode", "frekuensi", "peraturan", "hitungan", "desimal"),
        *(
            "norma_rentang",
            "norma_jam",
            "baris_jumlah",
            "baris_tersembunyi",
            "sel_gabungan",
            "induk_dan_anak",
        ),
        *("isi_ke_bawah", "judul_bagian", "sel_ditolak", "jabatan_kembar", "tanda_jabatan", "periode_hasil"),
        *("unit", "jenis_jabatan", "spasi_ribuan"),
    }
)
"""Names of what can be answered for a table; those of columns and posts (``kolom.volume``) besides."""

SUDAH_TERMASUK, KALIKAN = "sudah termasuk", "kalikan"
JUDUL_JABATAN = "jabatan"
"""Answer: a heading between the rows of a table is the post of those below it."""

MENURUT_HASIL = "menurut satuan hasil"
"""Answer: a volume is one of the period that its result names."""

KOSONGKAN = "kosongkan"
"""Answer: what is no number is left out, its task comes in without it."""

_SEBUT = 8
_RENTANG = ("rata-rata", "minimal", "maksimal")
_WAJIB = ("volume", "norma_waktu")
_KOMA = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d+,\d{1,2}|\d+,\d{4,}|0,\d+|\d{1,3}(\.\d{3}){2,}")
_TITIK = re.compile(r"\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d+|\d{1,3}(,\d{3})+\.\d+")


def tanya_isi(
    grid: Grid,
    header: Header,
    kolom: Mapping[str, int],
    isi: IsiTabel,
    pembagi: Mapping[int, Pembagi],
    jawaban: Mapping[str, str],
) -> list[Tanya]:
    """Questions about rows and numbers that the table itself does not settle."""
    tanya = [
        _tanya_desimal(grid, kolom, isi, jawaban),
        _tanya_rentang(isi.baris),
        _tanya_jam(grid, kolom, header.label.get(kolom["norma_waktu"], ""), isi.baris),
        _tanya_frekuensi(kolom, isi.baris),
        _tanya_jumlah(grid, kolom, isi.baris, pembagi),
        _tanya_tersembunyi(isi.baris),
        _tanya_gabungan(isi.baris),
        tanya_induk(grid, kolom, isi.baris),
        _tanya_periode_hasil(header.label.get(kolom["volume"], ""), kolom, isi.baris),
        _tanya_isi_ke_bawah(grid, kolom, isi),
        _tanya_judul(grid, kolom, isi, jawaban),
        _tanya_ditolak(isi),
    ]
    return [t for t in tanya if t is not None]


def _tanya_rentang(baris: Sequence[BarisAsing]) -> Tanya | None:
    dua = [(b.sel["norma_waktu"], b.dua.nilai) for b in baris if b.dua and b.dua.tanya == "norma_rentang"]
    if not dua:
        return None
    sel = [f"{s} {a:g}–{b:g}" for s, (a, b) in dua]
    teks = "Norma waktu ditulis sebagai rentang; waktu mana yang dipakai?"
    return Tanya("norma_rentang", teks, _RENTANG, _RENTANG[0], f"rentang di sel {', '.join(sel[:8])}")


def _tanya_periode_hasil(label: str, kolom: Mapping[str, int], baris: Sequence[BarisAsing]) -> Tanya | None:
    """Whether a volume is counted by what its result says: *Berkas/bulan* beside 20."""
    ada = [b for b in baris if b.periode_hasil and "periode" not in kolom]
    kepala = periode_dalam(label)
    if not ada or kepala == {b.periode_hasil for b in ada}:
        return None
    sebut = ", ".join(f"{b.sel['hasil_kerja']} {kutip(b.teks['hasil_kerja'])}" for b in ada[:_SEBUT])
    bukti = f"{len(ada)} dari {len(baris)} baris: sel {sebut}; kepala kolom volume {kutip(label)}"
    teks = "Satuan hasil menyebut periode. Apakah volumenya menurut periode itu, atau menurut periode tabel?"
    usulan = "" if kepala else MENURUT_HASIL
    return Tanya("periode_hasil", teks, (MENURUT_HASIL, "menurut tabel"), usulan, bukti)


def _tanya_jam(grid: Grid, kolom: Mapping[str, int], label: str, baris: Sequence[BarisAsing]) -> Tanya | None:
    """What a norma like ``1:30`` says: settled where its header counts hours."""
    dua = [b for b in baris if b.dua and b.dua.tanya == "norma_jam"]
    if not dua:
        return None
    contoh = [f"{b.sel['norma_waktu']} {grid.isi(b.baris, kolom['norma_waktu'])}" for b in dua[:8]]
    satuan = satuan_dalam(label)
    usulan = "" if "menit" in satuan else JAM_MENIT
    teks = "Norma waktu ditulis dengan titik dua; jam dan menit, atau menit dan detik?"
    bukti = f"sel {', '.join(contoh)}; kepala kolom {kutip(label)}"
    pilihan = (JAM_MENIT, MENIT_DETIK)
    return Tanya("norma_jam", teks, pilihan, usulan, bukti, pasti=satuan == {"jam"})


def kelipatan_frekuensi(baris: Sequence[BarisAsing]) -> float | None:
    """How many times the frequency the volume is, the same in every row: it contains the frequency then."""
    pasang = [
        (b.angka["volume"].nilai, b.angka["frekuensi"].nilai)
        for b in baris
        if "frekuensi" in b.angka and "volume" in b.angka
    ]
    kali = {round(v / f, 6) for v, f in pasang if v and f}
    beda = len({f for _, f in pasang if f}) > 1
    return kali.pop() if len(kali) == 1 and beda else None


def _tanya_frekuensi(kolom: Mapping[str, int], baris: Sequence[BarisAsing]) -> Tanya | None:
    """Whether a volume beside a frequency contains it already."""
    if not any(b.angka.get("frekuensi") and b.angka["frekuensi"].nilai for b in baris):
        return None
    kali = kelipatan_frekuensi(baris)
    letak = f"kolom {huruf_kolom(kolom['frekuensi'])} dan {huruf_kolom(kolom['volume'])}"
    bukti = f"{letak}: perbandingannya tidak tetap"
    if kali is not None:
        b = baris[0]
        bukti = (
            f"{letak}: setiap volume = frekuensi × {ringkas(kali)}, misalnya sel {b.sel['volume']}: "
            f"{ringkas(b.angka['volume'].nilai)} = {ringkas(b.angka['frekuensi'].nilai)} × {ringkas(kali)}"
        )
    teks = "Apakah volume sudah memuat frekuensi di sebelahnya, atau harus dikalikan dengannya?"
    usulan = SUDAH_TERMASUK if kali is not None else ""
    return Tanya("frekuensi", teks, (SUDAH_TERMASUK, KALIKAN), usulan, bukti)


def baris_berjumlah(
    grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing], pembagi: Mapping[int, Pembagi]
) -> list[BarisAsing]:
    """Rows that add up those above them, though no word says so."""
    if "kebutuhan" not in kolom:
        return []
    hasil: list[BarisAsing] = []
    di_atas: list[float] = []
    pembagi = pembagi or pembagi_seragam(grid, kolom, baris)
    for satu in baris:
        sel = grid.sel(satu.baris, kolom["kebutuhan"])
        cetak = grid.angka(satu.baris, kolom["kebutuhan"], ",").nilai
        v, n = (satu.angka[k].nilai if k in satu.angka else None for k in ("volume", "norma_waktu"))
        bagi = pembagi.get(satu.baris)
        sendiri = bool(v and n and bagi and cetak is not None and dekat(cetak, v * n / bagi.nilai))
        penjumlah = (
            len(di_atas) > 1 and cetak is not None and abs(cetak - sum(di_atas)) <= 1e-4 * len(di_atas)
        )
        if jumlah_ke_bawah(grid.lembar.rumus.get(sel, "")) or (penjumlah and not sendiri and not satu.nomor):
            hasil.append(satu)
            di_atas = []
        elif cetak is not None:
            di_atas.append(cetak)
    return hasil


def _tanya_jumlah(
    grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing], pembagi: Mapping[int, Pembagi]
) -> Tanya | None:
    ada = baris_berjumlah(grid, kolom, baris, pembagi)
    if not ada:
        return None
    sebut = ", ".join(f"{b.sel['kebutuhan']} ({kutip(b.teks['uraian_tugas'][:40])})" for b in ada[:8])
    teks = "Baris ini menjumlahkan baris di atasnya; lewati sebagai baris jumlah, atau pakai sebagai tugas?"
    return Tanya("baris_jumlah", teks, ("lewati", "pakai"), "lewati", f"sel {sebut}")


def _tanya_desimal(
    grid: Grid, kolom: Mapping[str, int], isi: IsiTabel, jawaban: Mapping[str, str]
) -> Tanya | None:
    teks = [
        (grid.sel(b.baris, kolom[p]), grid.teks(b.baris, kolom[p]))
        for b in isi.baris
        for p in _WAJIB
        if grid.teks(b.baris, kolom[p])
    ]
    ragu = [
        f"{b.sel[p]} {kutip(grid.teks(b.baris, kolom[p]))}"
        for b in isi.baris
        for p in _WAJIB
        if b.angka[p].ragu
    ]
    if not ragu and "desimal" not in jawaban:
        return None
    koma = [s for s, t in teks if _KOMA.fullmatch(t)]
    titik = [s for s, t in teks if _TITIK.fullmatch(t)]
    usulan = "," if koma and not titik else "." if titik and not koma else ""
    bukti = f"bermakna ganda: {', '.join(ragu[:5])}"
    bukti += f"; berdesimal koma: {', '.join(koma[:3])}" if koma else ""
    bukti += f"; berdesimal titik: {', '.join(titik[:3])}" if titik else ""
    return Tanya("desimal", "Apa tanda desimal angka teks tabel ini?", (",", "."), usulan, bukti)


def _tanya_tersembunyi(baris: Sequence[BarisAsing]) -> Tanya | None:
    letak = [str(b.baris + 1) for b in baris if b.tersembunyi]
    if not letak:
        return None
    bukti = f"baris tersembunyi yang berisi tugas: {', '.join(letak)}"
    return Tanya("baris_tersembunyi", "Ikutkan baris yang disembunyikan?", ("pakai", "lewati"), "", bukti)


def _tanya_gabungan(baris: Sequence[BarisAsing]) -> Tanya | None:
    sel = sorted({b.sel[k] for b in baris for k in b.gabungan})
    if not sel:
        return None
    bukti = f"angka di sel gabungan yang mencakup beberapa tugas: {', '.join(sel)}"
    teks = "Apakah angka di sel gabungan berlaku untuk tiap baris, atau sekali saja?"
    return Tanya("sel_gabungan", teks, ("tiap_baris", "baris_pertama"), "", bukti)


def tanpa_nama_jabatan(grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing]) -> set[int]:
    """Rows whose column of posts is empty, in a table that has one."""
    if "nama_jabatan" not in kolom:
        return set()
    return {b.baris for b in baris if not grid.teks(b.baris, kolom["nama_jabatan"])}


def _tanya_isi_ke_bawah(grid: Grid, kolom: Mapping[str, int], isi: IsiTabel) -> Tanya | None:
    kosong = [str(n + 1) for n in sorted(tanpa_nama_jabatan(grid, kolom, isi.baris))]
    if not kosong:
        return None
    bukti = f"nama jabatan kosong di baris {', '.join(kosong[:12])}; «tidak» melewati baris itu"
    return Tanya("isi_ke_bawah", "Apakah baris tanpa nama jabatan milik jabatan di atasnya?",
                 ("ya", "tidak"), "", bukti)  # fmt: skip


def _tanya_judul(
    grid: Grid, kolom: Mapping[str, int], isi: IsiTabel, jawaban: Mapping[str, str]
) -> Tanya | None:
    """Whether headings are posts, in a table whose post is named nowhere else."""
    pertama = {n: min((b.baris for b in isi.baris if b.baris > n), default=-1) for n, _ in isi.judul}
    # Of several headings in a row the last one is that of the tasks below.
    terakhir = {awal: n for n, awal in pertama.items() if awal > 0}
    judul = [(n, t) for n, t in isi.judul if n in terakhir.values()]
    bernama = "nama_jabatan" in kolom or (isi.jabatan[0].nama and "judul_bagian" not in jawaban)
    if bernama or not judul:
        return None
    nomor = {b.baris: b.nomor for b in isi.baris}
    mulai = {nomor[pertama[n]] for n, _ in judul}
    di_atas = judul[0][0] < min(nomor)
    # Headings with numbers of their own may be the groups of one post.
    bernomor = "nomor" in kolom and any(grid.isi(n, kolom["nomor"]) is not None for n, _ in judul)
    mulai_lagi = di_atas and len(judul) > 1 and mulai == {"1"} and not bernomor
    usulan = JUDUL_JABATAN if mulai_lagi else ""
    sebut = ", ".join(f"baris {n + 1} {kutip(t[:40])}" for n, t in judul[:8])
    bukti = f"{sebut}; nomor tugas mulai lagi dari 1 sesudahnya" if usulan else sebut
    teks = "Jabatan tidak disebut di atas tabel. Apakah judul di dalam tabel nama jabatan, atau judul bagian?"
    return Tanya("judul_bagian", teks, (JUDUL_JABATAN, "bagian"), usulan, bukti)


def sel_ditolak(isi: IsiTabel, jawaban: Mapping[str, str]) -> list[TemuanSel]:
    """Cells that keep the table from being read, after the answer to that question."""
    return [t for t in isi.ditolak if t.aturan != "angka" or jawaban.get("sel_ditolak") != KOSONGKAN]


def _tanya_ditolak(isi: IsiTabel) -> Tanya | None:
    """Whether tasks whose volume or norma is no number come in without it: one cell stops nobody."""
    sel = [f"{t.sel} {t.pesan}" for t in isi.ditolak if t.aturan == "angka"]
    if not sel:
        return None
    teks = (
        "Sel ini bukan angka atau satuan. Perbaiki di berkasnya, atau masukkan tugasnya tanpa isinya "
        "(jabatannya belum lengkap sampai diisi)?"
    )
    lagi = f"; dan {len(sel) - _SEBUT} lagi" if len(sel) > _SEBUT else ""
    return Tanya("sel_ditolak", teks, (KOSONGKAN,), "", "; ".join(sel[:_SEBUT]) + lagi)


def tanya_jabatan(isi: IsiTabel, dikenal: Mapping[str, str]) -> list[Tanya]:
    """Questions about each post: its code, unit and kind are never in such a workbook."""
    tanya: list[Tanya] = []
    for n, satu in enumerate(isi.jabatan, 1):
        if not any(b.bagian == n - 1 for b in isi.baris):
            continue
        sebut = f"jabatan {n} ({satu.nama or 'tanpa nama'})"
        bukti = f"sel {satu.sel}: {kutip(satu.nama)}" if satu.sel else ""
        kode = dikenal.get(satu.nama.casefold(), "")
        if not satu.nama:
            tanya.append(Tanya(f"jabatan.{n}.nama_jabatan", f"Apa nama {sebut}?", (), "", bukti))
        tanya.append(Tanya(f"jabatan.{n}.kode_jabatan", f"Apa kode {sebut}?", (), kode, bukti))
        tanya.append(Tanya(f"jabatan.{n}.kode_unit", f"Apa kode unit {sebut}?", (), "", bukti))
        teks = f"Apa jenis {sebut}?"
        tanya.append(Tanya(f"jabatan.{n}.jenis_jabatan", teks, JENIS_JABATAN, "", bukti))
    return tanya
