"""Alerts about choices: rounding, grades at a bound, approaches, the meaning of a day, unverified law."""

from collections import Counter

from abk import hasil
from abk.hasil import PENDEKATAN_BAWAAN
from abk.reports.bahan import Bahan, tanda_belum_lengkap
from abk.reports.sections.kotak import TERLIHAT, daftar_jabatan, kotak
from abk.reports.tabel import Baris, Kelompok, Kolom, tabel
from abk.tulisan.format import bulat, kebutuhan
from abk.tulisan.istilah import PENDEKATAN, istilah
from abk.tulisan.markup import Html, el, gabung


def peka_pembulatan(bahan: Bahan) -> Html | None:
    """Return the posts whose need lies near a half; None where there are none."""
    banding = bahan.cabang.banding_pembulatan
    peka = banding[banding["peka"]]
    if peka.empty:
        return None
    kolom = [
        Kolom("Jabatan", nama_baris=True),
        Kolom("Kebutuhan", angka=True, penjelasan="orang, sebelum dibulatkan"),
        Kolom("Ke bawah", angka=True),
        Kolom("Terdekat", angka=True),
        Kolom("Ke atas", angka=True),
    ]
    rincian = {satu.kode: satu for satu in bahan.jabatan}
    baris = [
        Baris(
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
    isi = tabel("Jabatan yang peka terhadap pembulatan", kolom, [Kelompok(None, baris)])
    if len(baris) > TERLIHAT:
        isi = el("details", el("summary", f"Daftar {bulat(len(baris))} jabatan"), isi)
    return kotak(f"{bulat(len(baris))} jabatan peka terhadap pembulatan", el("p", penjelasan), isi)


def prestasi_di_batas(bahan: Bahan) -> Html | None:
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
    return kotak(
        f"{bulat(len(batas))} jabatan pada batas skala prestasi",
        el("p", penjelasan),
        daftar_jabatan(bahan, batas),
    )


def pendekatan(bahan: Bahan) -> Html | None:
    """Return the approaches beside the default one."""
    lain = Counter(satu.cara for satu in bahan.jabatan if satu.cara != PENDEKATAN_BAWAAN)
    if not lain:
        return None
    butir = ", ".join(
        f"{istilah(PENDEKATAN, nama)} ({bulat(jumlah)} jabatan)" for nama, jumlah in sorted(lain.items())
    )
    kalimat = f"Selain pendekatan tugas per tugas jabatan, dipakai pendekatan {butir}."
    return kotak("Pendekatan yang berbeda", el("p", kalimat, " Rumusnya ada pada bagian metode."))


def hari_norma(bahan: Bahan) -> Html | None:
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
    return kotak("Arti hari dalam norma waktu", el("p", kalimat + (awas if formal else "")))


def belum_diverifikasi(bahan: Bahan) -> Html | None:
    """Return the values of the law that were used but not seen in the law itself."""
    belum = hasil.belum_diverifikasi(bahan.cabang)
    if not belum:
        return None
    butir = [el("li", satu.nama, el("small", f" — {satu.peraturan}")) for satu in belum]
    penjelasan = (
        "Nilai berikut dipakai, tetapi belum dicocokkan dengan naskah peraturannya. "
        "Rinciannya ada pada bagian metode."
    )
    return kotak("Nilai hukum yang belum diverifikasi", el("p", penjelasan), el("ul", *butir))
