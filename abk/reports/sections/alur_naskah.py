"""Documents of a case with their fingerprints, and the proof: head of the chain and how to check it."""

from __future__ import annotations

from abk.reports.bagian import Bagian
from abk.reports.sections.alur_bahan import BahanAlur
from abk.reports.tabel import Baris, Kelompok, Kolom, tabel
from abk.tulisan.format import bulat
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import kelompok

JUDUL = "Naskah dan data"
JUDUL_BUKTI = "Bukti"
_CARA = (
    "Pemeriksaan berjalan tanpa jaringan dan tanpa penyimpanan, dari folder hasil ekspor: setiap tanda "
    "tangan, setiap aturan, setiap isi, dan hitungan kebutuhan diperiksa ulang."
)
_TIDAK_TERBUKTI = (
    "Yang tidak dibuktikannya: bahwa bagian akhir catatan tidak dipotong, kecuali kepala rantai dari "
    "kertas diberikan; bahwa pemegang kunci memang orangnya; bahwa jawaban unit benar."
)
_SIDIK = "display:block;min-width:19rem;overflow-wrap:normal"  # on a phone two lines, not sixty
_KOLOM = (Kolom("Isi", nama_baris=True), Kolom("Langkah"), Kolom("Keadaan"), Kolom("Sidik SHA-256"))


def naskah(bahan: BahanAlur) -> Bagian:
    """Return the current content of every slot, with its step, whether it stands, and its fingerprint."""
    k = bahan.alur.keadaan
    urut = sorted(k.slot, key=lambda s: (_tempat(bahan, s), s))
    baris = [_baris(bahan, s) for s in urut if s != "daftar_pejabat"]
    isi = tabel(JUDUL, _KOLOM, [Kelompok(None, baris)])
    kata = (
        "Sidik menunjuk tepat satu isi: satu huruf berubah, sidiknya lain. Daftar nama pejabat disimpan "
        "terpisah dan tidak dimuat di sini."
    )
    return Bagian("naskah", JUDUL, gabung(el("p", kata, kelas="redup"), isi))


def _tempat(bahan: BahanAlur, slot: str) -> int:
    asal = bahan.alur.keadaan.asal_slot(slot)
    return asal[0].urutan if asal is not None else 0


def _baris(bahan: BahanAlur, slot: str) -> Baris:
    k = bahan.alur.keadaan
    asal = k.asal_slot(slot)
    judul = bahan.judul(slot)
    tampil: Html | str = el("a", judul, href=bahan.tautan[slot]) if slot in bahan.tautan else judul
    berlaku = asal is None or any(
        (p.langkah, p.unit) == (asal[0].kode, asal[1]) and p.berkas.get(slot) == k.slot[slot]
        for p in k.berlaku
    )
    keadaan: Html | str = "berlaku" if berlaku else el("span", "gugur, menunggu pengganti", kelas="tanda")
    return Baris(
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
    isi = {
        "Kepala rantai": el("code", kelompok(alur.kepala)),
        "Banyaknya catatan": bulat(alur.keadaan.jumlah),
        "Sidik prosedur": el("code", kelompok(alur.prosedur.sidik)),
        "Catatan terakhir": bahan.pukul(alur.keadaan.terakhir) if alur.keadaan.terakhir else "",
        "Cara memeriksa": el("code", f'abk sop verifikasi FOLDER --kepala "{kelompok(alur.kepala)}"'),
    }
    daftar = el("dl", *(gabung(el("dt", n), el("dd", v)) for n, v in isi.items()), kelas="data")
    return Bagian("bukti", JUDUL_BUKTI, gabung(daftar, el("p", _CARA), el("p", _TIDAK_TERBUKTI)))
