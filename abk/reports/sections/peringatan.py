"""Alerts before the numbers: what in the data, the choices or the law a reader must know to trust them."""

from collections import Counter
from collections.abc import Sequence

from abk import hasil
from abk.errors import Temuan
from abk.hasil import Pos
from abk.reports.bagian import Bagian
from abk.reports.bahan import JABATAN_DAFTAR, Bahan, lembar, tanda_belum_lengkap
from abk.reports.sections.temuan import tabel_temuan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tables.kolom import PENDEKATAN_BAWAAN
from abk.tulisan.format import bulat, kebutuhan
from abk.tulisan.istilah import PENDEKATAN, TINGKAT, istilah
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Peringatan"


def peringatan(bahan: Bahan) -> Bagian:
    """Return the alerts of a page.

    Findings in the data, posts without tasks, incomplete posts, posts sensitive to rounding,
    approaches, the meaning of a day, values of the law not verified; a sentence where there are none.
    """
    isi = [
        _temuan_data(bahan),
        _belum_lengkap(bahan),
        _tanpa_tugas(bahan),
        _peka_pembulatan(bahan),
        _prestasi_di_batas(bahan),
        _pendekatan(bahan),
        _hari_norma(bahan),
        _catatan_hukum(bahan),
        _belum_diverifikasi(bahan),
    ]
    return Bagian("peringatan", JUDUL, _atau_bersih(isi))


def peringatan_ringkas(bahan: Bahan) -> Bagian:
    """Return the alerts of the whole kegiatan: counts, since the findings have a section of their own."""
    isi = [
        _hitungan(bahan),
        _peka_pembulatan(bahan),
        _prestasi_di_batas(bahan),
        _pendekatan(bahan),
        _hari_norma(bahan),
        _catatan_hukum(bahan),
        _belum_diverifikasi(bahan),
    ]
    return Bagian("peringatan", JUDUL, _atau_bersih(isi))


def _atau_bersih(isi: Sequence[Html | None]) -> Html:
    ada = [satu for satu in isi if satu is not None]
    bersih = "Tidak ada peringatan: data lengkap dan tidak ada pilihan yang perlu dicermati."
    return gabung(*ada) if ada else el("p", bersih, kelas="abk-bersih")


def _temuan_data(bahan: Bahan) -> Html | None:
    """Return the faults and doubts in the data, then the notes."""
    berat = [satu for satu in bahan.temuan if satu.tingkat != "catatan"]
    if not berat:
        return _catatan(bahan)
    hitung = Counter(satu.tingkat for satu in berat)
    rincian = ", ".join(f"{bulat(jumlah)} {TINGKAT[satu].lower()}" for satu, jumlah in hitung.items())
    akibat = (
        "Baris yang tidak valid atau meragukan tidak ikut dijumlahkan dan jabatannya ditandai belum lengkap."
    )
    sendiri = _milik(bahan, berat)
    atas, sisa = sendiri[:_TERLIHAT], sendiri[_TERLIHAT:JABATAN_DAFTAR]
    lanjut = None
    if sisa:
        buka = el("summary", f"{bulat(len(sisa))} temuan berikutnya")
        lanjut = el("details", buka, tabel_temuan(bahan, "Temuan data, lanjutan", sisa))
    isi = _kotak(
        f"Temuan pada data: {rincian}",
        el("p", akibat),
        tabel_temuan(bahan, "Temuan data", atas) if atas else None,
        lanjut,
        _lain(len(berat) - len(atas) - len(sisa), "temuan", "Temuan"),
    )
    return gabung(isi, _catatan(bahan))


def _catatan(bahan: Bahan) -> Html | None:
    """Return the notes, which change no number: own ones folded, those of sub-units as a count."""
    catatan = [satu for satu in bahan.temuan if satu.tingkat == "catatan"]
    if not catatan:
        return None
    sendiri = {satu.kode for satu in bahan.milik(bahan.kode_unit)}
    milik = [satu for satu in catatan if satu.kode_jabatan in sendiri or satu.kode_unit == bahan.kode_unit]
    sisa = len(catatan) - len(milik)
    lipatan = None
    if milik:
        buka = el("summary", f"Daftar {bulat(len(milik))} catatan unit ini")
        tampak = milik[:JABATAN_DAFTAR]
        lain = _lain(len(milik) - len(tampak), "catatan", "Temuan")
        lipatan = el("details", buka, tabel_temuan(bahan, "Catatan data", tampak), lain)
    kalimat = "Catatan tidak mengubah hitungan, tetapi patut dicermati."
    bawah = (
        f" {bulat(sisa)} catatan menyangkut sub-unit dan dirinci pada halaman sub-unit itu." if sisa else ""
    )
    return _kotak(f"{bulat(len(catatan))} catatan pada data", el("p", kalimat + bawah), lipatan)


def _milik(bahan: Bahan, temuan: Sequence[Temuan]) -> Sequence[Temuan]:
    """Findings that a page lists: all of a small branch, of a large one those of the unit itself."""
    if not bahan.ringkas:
        return temuan
    kode = {satu.kode for satu in bahan.milik(bahan.kode_unit)}
    return [satu for satu in temuan if satu.kode_jabatan in kode or satu.kode_unit == bahan.kode_unit]


def _lain(banyak: int, kata: str, nama: str) -> Html | None:
    """Where the rest of a list stands."""
    kalimat = f"{bulat(banyak)} {kata} lain ada pada halaman unitnya dan {lembar(nama)}."
    return el("p", kalimat, kelas="redup") if banyak else None


def _belum_lengkap(bahan: Bahan) -> Html | None:
    """Return the posts whose figures may change."""
    kurang = [satu for satu in bahan.jabatan if satu.belum_lengkap]
    if not kurang:
        return None
    penjelasan = (
        "Pada jabatan ini ada baris yang tidak ikut dijumlahkan atau data yang belum terisi. Kebutuhan "
        "sebenarnya dapat berbeda; jangan tetapkan formasi jabatan ini sebelum datanya diperbaiki."
    )
    return _kotak(
        f"{bulat(len(kurang))} jabatan belum lengkap", el("p", penjelasan), _daftar_jabatan(bahan, kurang)
    )


def _tanpa_tugas(bahan: Bahan) -> Html | None:
    """Return the posts without tasks."""
    bertugas = set(bahan.cabang.uraian_tugas["kode_jabatan"])
    tanpa = [satu for satu in bahan.jabatan if satu.kode not in bertugas]
    if not tanpa:
        return None
    penjelasan = "Tanpa uraian tugas, beban kerja jabatan tidak dapat dihitung."
    judul = f"{bulat(len(tanpa))} jabatan tanpa uraian tugas"
    return _kotak(judul, el("p", penjelasan), _daftar_jabatan(bahan, tanpa))


def _hitungan(bahan: Bahan) -> Html | None:
    """Return how many findings there are, with the place where they are listed."""
    hitung = Counter(satu.tingkat for satu in bahan.temuan)
    belum = sum(satu.belum_lengkap for satu in bahan.jabatan)
    if not hitung and not belum:
        return None
    kata = [f"{bulat(jumlah)} {TINGKAT[satu].lower()}" for satu, jumlah in hitung.items()]
    kata.append(f"{bulat(belum)} jabatan belum lengkap")
    kalimat = "Baris yang tidak valid atau meragukan tidak ikut dijumlahkan. Rinciannya ada pada bagian "
    return _kotak(
        f"Data: {', '.join(kata)}",
        el("p", kalimat, el("a", "data belum lengkap dan temuan", href="#abk-temuan"), "."),
    )


def _peka_pembulatan(bahan: Bahan) -> Html | None:
    """Return the posts whose need lies near a half; None where there are none."""
    banding = bahan.cabang.banding_pembulatan
    peka = banding[banding["peka"]]
    if peka.empty:
        return None
    kolom = [
        Column("Jabatan", nama_baris=True),
        Column("Kebutuhan", angka=True, penjelasan="orang, sebelum dibulatkan"),
        Column("Ke bawah", angka=True),
        Column("Terdekat", angka=True),
        Column("Ke atas", angka=True),
    ]
    banyak = len(peka)
    tampak = {satu.kode for satu in bahan.jabatan_tampak}
    peka = peka[peka.index.isin(tampak)].head(JABATAN_DAFTAR)
    rincian = {satu.kode: satu for satu in bahan.jabatan}
    baris = [
        Row(
            [
                gabung(tanda_belum_lengkap(rincian[str(kode)]), el("small", f" ({kode})")),
                kebutuhan(satu["kebutuhan"]),
                *(bulat(satu[cara]) for cara in ("ke_bawah", "terdekat", "ke_atas")),
            ]
        )
        for kode, satu in zip(peka.index, peka.to_dict("records"), strict=True)
    ]
    penjelasan = (
        "Kebutuhan jabatan ini dekat dengan setengah orang: perubahan kecil pada satu volume atau norma "
        "waktu mengubah hasil pembulatannya. Periksa kembali normanya sebelum ditetapkan."
    )
    isi = tabel("Jabatan yang peka terhadap pembulatan", kolom, [RowGroup(None, baris)]) if baris else None
    if len(baris) > _TERLIHAT:
        isi = el("details", el("summary", f"Daftar {bulat(len(baris))} jabatan"), isi)
    lain = _lain(banyak - len(baris), "jabatan", "D Kebutuhan")
    return _kotak(f"{bulat(banyak)} jabatan peka terhadap pembulatan", el("p", penjelasan), isi, lain)


def _prestasi_di_batas(bahan: Bahan) -> Html | None:
    """Return the posts whose grade would be another if EJ were rounded to two digits first."""
    skala = bahan.cabang.aturan.skala
    batas = [
        satu for satu in bahan.jabatan if satu.efektivitas is not None and skala.berselisih(satu.efektivitas)
    ]
    if not batas:
        return None
    penjelasan = (
        "EJ jabatan ini dekat dengan batas skala prestasi: nilainya lain bila EJ lebih dahulu dibulatkan dua "
        "angka. Yang dicetak adalah nilai dari EJ sebelum dibulatkan."
    )
    return _kotak(
        f"{bulat(len(batas))} jabatan pada batas skala prestasi",
        el("p", penjelasan),
        _daftar_jabatan(bahan, batas),
    )


def _pendekatan(bahan: Bahan) -> Html | None:
    """Return the approaches beside the default one."""
    lain = Counter(satu.cara for satu in bahan.jabatan if satu.cara != PENDEKATAN_BAWAAN)
    if not lain:
        return None
    butir = ", ".join(
        f"{istilah(PENDEKATAN, nama)} ({bulat(jumlah)} jabatan)" for nama, jumlah in sorted(lain.items())
    )
    kalimat = f"Selain pendekatan tugas per tugas jabatan, dipakai pendekatan {butir}."
    return _kotak("Pendekatan yang berbeda", el("p", kalimat, " Rumusnya ada pada bagian metode."))


def _hari_norma(bahan: Bahan) -> Html | None:
    """Return what a day in a norm was taken to be, where a norm is stated in days."""
    tugas = bahan.cabang.uraian_tugas
    jumlah = int(tugas["satuan_waktu"].isin(["hari", "minggu", "bulan"]).sum())
    if not jumlah:
        return None
    aturan = bahan.cabang.aturan
    formal = bahan.kegiatan.hari_norma == "formal"
    menit = aturan.menit_per_hari_formal if formal else aturan.menit_per["hari"]
    jenis = "hari kerja formal" if formal else "hari kerja efektif"
    kalimat = (
        f"{bulat(jumlah)} norma waktu ditulis dalam hari, minggu, atau bulan. Satu hari dihitung sebagai "
        f"{jenis}, {bulat(menit)} menit."
    )
    awas = (
        f" Hari formal terhadap waktu kerja efektif menaikkan kebutuhan; satu hari efektif hanya "
        f"{bulat(aturan.menit_per['hari'])} menit."
    )
    return _kotak("Arti hari dalam norma waktu", el("p", kalimat + (awas if formal else "")))


def _catatan_hukum(bahan: Bahan) -> Html | None:
    """Return what the law wants said beside its figures: a transition, an unusual week, an own rule."""
    kalimat = bahan.cabang.aturan.catatan
    return _kotak("Catatan atas dasar hukum", *(el("p", satu) for satu in kalimat)) if kalimat else None


def _belum_diverifikasi(bahan: Bahan) -> Html | None:
    """Return the values of the law that were used but not seen in the law itself."""
    belum = hasil.belum_diverifikasi(bahan.cabang)
    if not belum:
        return None
    butir = [el("li", satu.nama, el("small", f" — {satu.peraturan}")) for satu in belum]
    penjelasan = (
        "Nilai berikut dipakai, tetapi belum dicocokkan dengan naskah peraturannya. "
        "Rinciannya ada pada bagian metode."
    )
    return _kotak("Nilai hukum yang belum diverifikasi", el("p", penjelasan), el("ul", *butir))


_TERLIHAT = 12  # more than these are folded away, never left out


def _kotak(judul: str, *isi: object) -> Html:
    """Return an alert: one line that says what it is, the rest folded behind it."""
    return el("details", el("summary", judul), *isi, kelas="abk-awas")


def _daftar_jabatan(bahan: Bahan, jabatan: Sequence[Pos]) -> Html:
    """Return posts as a list with their units, folded where there are many; of a large branch its own."""
    kode = {satu.kode for satu in bahan.jabatan_tampak}
    tampak = [satu for satu in jabatan if satu.kode in kode][:JABATAN_DAFTAR]
    butir = [
        el(
            "li",
            tanda_belum_lengkap(satu),
            el("small", f" — {bahan.nama_unit[satu.kode_unit]} ({satu.kode})"),
        )
        for satu in tampak
    ]
    lain = _lain(len(jabatan) - len(tampak), "jabatan", "D Kebutuhan")
    daftar = el("ul", *butir) if butir else None
    if len(butir) > _TERLIHAT:
        daftar = el("details", el("summary", f"Daftar {bulat(len(butir))} jabatan"), daftar)
    return gabung(daftar, lain)
