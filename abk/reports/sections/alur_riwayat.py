"""A case in retrospect: its events, its documents with their fingerprints, its times, and the proof."""

from __future__ import annotations

from abk.errors import ParameterError
from abk.reports.bagian import Bagian, facts, kosong
from abk.reports.charts import lama_menurut_unit, sebaran_lama_sop, waktu_nyata_langkah
from abk.reports.sections.alur import BahanAlur
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.riwayat import isi_dalam_kata, penggugur, peristiwa_dalam_kata
from abk.sop.simulasi import Skenario, Variasi, banding_skenario, simulasi
from abk.sop.waktu_nyata import waktu_nyata
from abk.tulisan.format import KOSONG, bulat
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import kelompok

JUDUL_RIWAYAT = "Riwayat dan persetujuan"
_KOLOM_RIWAYAT = (
    Column("No.", angka=True),
    Column("Waktu"),
    Column("Yang terjadi", nama_baris=True),
    Column("Unit"),
    Column("Oleh"),
    Column("Berarti"),
    Column("Keterangan"),
)


def riwayat(bahan: BahanAlur) -> Bagian:
    """Return all events in their order; what was voided or withdrawn is struck, with number and reason."""
    baris = [_peristiwa(bahan, e) for e in bahan.alur.peristiwa]
    kata = (
        "Persetujuan gugur bila isi yang disetujui berubah atau langkahnya dikembalikan. Yang gugur tetap "
        "tercatat, dicoret, dengan catatan yang menggugurkannya. Nama orang tidak dimuat pada halaman ini."
    )
    return Bagian(
        "riwayat",
        JUDUL_RIWAYAT,
        gabung(el("p", kata, kelas="redup"), tabel(JUDUL_RIWAYAT, _KOLOM_RIWAYAT, [RowGroup(None, baris)])),
    )


def _peristiwa(bahan: BahanAlur, e: Peristiwa) -> Row:
    gugur = penggugur(bahan.alur.keadaan, e)
    apa: Html | str = peristiwa_dalam_kata(bahan.alur, e)
    makna: Html | str = ", ".join(e.makna) or KOSONG
    if gugur is not None:
        apa, makna = el("del", apa), el("del", makna)
    return Row(
        [
            bulat(e.urut + 1),
            bahan.pukul(e.saat),
            _luas(apa, 10),
            e.unit or "umum",
            bahan.peran(e.peran, e.sebutan, e.unit),
            makna,
            _luas(gabung(_butir(isi_dalam_kata(bahan.alur, e)), _alasan_gugur(bahan, gugur))),
        ]
    )


def _luas(isi: Html | str, rem: int = 14) -> Html | None:
    """Text that keeps some width on paper and on a phone; there the table scrolls."""
    return el("div", isi, style=f"min-width:{rem}rem") if isi else None


def _alasan_gugur(bahan: BahanAlur, urut: int | None) -> Html | None:
    if urut is None:
        return None
    alasan = str(bahan.alur.peristiwa[urut].isi.get("alasan", ""))
    kata = f"Gugur oleh catatan {bulat(urut + 1)}{f': {alasan}' if alasan else ''}"
    return el("span", kata, kelas="alasan")


def _butir(isi: list[str]) -> Html:
    return el("ul", *(el("li", satu) for satu in isi)) if len(isi) > 1 else gabung(*isi)


JUDUL_NASKAH = "Naskah dan data"
JUDUL_BUKTI = "Bukti"
_CARA = (
    "Pemeriksaan berjalan tanpa jaringan dan tanpa gudang, dari folder hasil ekspor: setiap tanda "
    "tangan, setiap aturan, setiap isi, dan hitungan kebutuhan diperiksa ulang, dan setiap naskah "
    "dibandingkan dengan data dan isiannya. Halaman ini sendiri bukan hasil pemeriksaan."
)
_TIDAK_TERBUKTI = (
    "Yang tidak dibuktikannya: bahwa bagian akhir catatan tidak dipotong, kecuali kode verifikasi dari "
    "kertas diberikan; bahwa pemegang kunci memang orangnya; bahwa jam yang menandatangani benar, kecuali "
    "waktu server menyertainya; bahwa jawaban unit benar."
)
_SIDIK = "display:block;min-width:19rem;overflow-wrap:normal"  # on a phone two lines, not sixty
_KOLOM_NASKAH = (
    Column("Isi", nama_baris=True),
    Column("Langkah"),
    Column("Keadaan"),
    Column("Kode verifikasi (SHA-256)"),
)


def naskah(bahan: BahanAlur) -> Bagian:
    """Return the current content of every slot, with its step, whether it stands, and its fingerprint."""
    k = bahan.alur.keadaan
    urut = sorted(k.slot, key=lambda s: (_tempat(bahan, s), s))
    baris = [_isi_slot(bahan, s) for s in urut if s != "daftar_pejabat"]
    isi = tabel(JUDUL_NASKAH, _KOLOM_NASKAH, [RowGroup(None, baris)])
    kata = (
        "Kode verifikasi menunjuk tepat satu isi: satu huruf berubah, kodenya lain. "
        "Daftar nama pejabat disimpan "
        "terpisah dan tidak dimuat di sini."
    )
    return Bagian("naskah", JUDUL_NASKAH, gabung(el("p", kata, kelas="redup"), isi))


def _tempat(bahan: BahanAlur, slot: str) -> int:
    asal = bahan.alur.keadaan.asal_slot(slot)
    return asal[0].urutan if asal is not None else 0


def _isi_slot(bahan: BahanAlur, slot: str) -> Row:
    k = bahan.alur.keadaan
    asal = k.asal_slot(slot)
    judul = bahan.judul(slot)
    tampil: Html | str = el("a", judul, href=bahan.tautan[slot]) if slot in bahan.tautan else judul
    setuju = k.persetujuan_slot(slot)
    berlaku = asal is None or (setuju is not None and setuju.berkas.get(slot) == k.slot[slot])
    keadaan: Html | str = "berlaku" if berlaku else el("span", "gugur, menunggu pengganti", kelas="tanda")
    return Row(
        [
            tampil,
            asal[0].kode if asal is not None else "dari luar",
            keadaan,
            el("code", kelompok(k.slot[slot]), style=_SIDIK),
        ]
    )


def bukti(bahan: BahanAlur) -> Bagian:
    """Return the head of the chain, how to check it, and what a check does not prove."""
    alur = bahan.alur
    daftar = facts(
        ("Kode verifikasi", el("code", kelompok(alur.kepala))),
        ("Banyaknya catatan", bulat(alur.keadaan.jumlah)),
        ("Kode verifikasi prosedur", el("code", kelompok(alur.prosedur.sidik))),
        ("Catatan terakhir", bahan.pukul(alur.keadaan.terakhir) if alur.keadaan.terakhir else ""),
        ("Cara memeriksa", el("code", f'abk sop verifikasi FOLDER --kepala "{kelompok(alur.kepala)}"')),
    )
    return Bagian("bukti", JUDUL_BUKTI, gabung(daftar, el("p", _CARA), el("p", _TIDAK_TERBUKTI)))


JUDUL_NYATA = "Waktu berlalu tiap langkah"
JUDUL_SIMULASI = "Simulasi prosedur"
JALAN = 200
BENIH = 2026
_UNIT_BANDING = (1, 2, 3, 5, 8, 12, 20)


def waktu(bahan: BahanAlur) -> Bagian:
    """Return elapsed working time of each completed step."""
    nyata = waktu_nyata(
        bahan.alur.keadaan.riwayat_langkah, bahan.alur.prosedur, bahan.jam, bahan.panjang_hari
    )
    return Bagian("nyata", JUDUL_NYATA, waktu_nyata_langkah(nyata).html())


def simulasi_alur(bahan: BahanAlur) -> Bagian:
    """Return how long a round takes with as many units as the case has, and with others."""
    acuan, unit = bahan.alur.prosedur, len(bahan.alur.unit)
    try:
        hasil = simulasi(acuan, Skenario(unit=unit, variasi=Variasi("segitiga")), jalan=JALAN, benih=BENIH)
        banding = banding_skenario(acuan, sorted({*_UNIT_BANDING, unit}))
    except ParameterError as salah:
        kata = f"Prosedur alur ini tidak dapat disimulasikan: {salah.pesan}"
        return kosong("simulasi", JUDUL_SIMULASI, kata)
    nama = {p.kode: p.nama for p in acuan.peran}
    leher = hasil.leher_botol
    kata = (
        f"Andaian: {bulat(unit)} unit, satu orang untuk tiap peran, rapat tiap unit. Waktu tiap langkah pada "
        f"gambar pertama tersebar segitiga dari setengah sampai dua kali waktu baku; pada gambar kedua tepat "
        f"waktu baku. Hambatan utamanya {nama.get(leher.peran, leher.peran)}, pada langkah {leher.langkah}."
    )
    gambar = (
        sebaran_lama_sop(
            hasil.jalan, hasil.pelaku, leher_botol=leher.peran, langkah=leher.langkah, nama=nama
        ),
        lama_menurut_unit(banding),
    )
    return Bagian("simulasi", JUDUL_SIMULASI, gabung(el("p", kata), *(g.html() for g in gambar)))
