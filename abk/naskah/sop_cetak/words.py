"""What the printed SOP says beside the words of the SOP itself: the same on the page and in Word."""

from __future__ import annotations

from dataclasses import replace

from abk.sop.prosedur import Langkah, Prosedur
from abk.sop.prosedur.langkah import Yakin
from abk.tulisan.format import tanggal
from abk.tulisan.sidik import kelompok

KEPALA_KANAN = ("Kelengkapan", "Waktu", "Output")
TANDA = "†"
DISAHKAN = "Disahkan oleh"
JUDUL_TAMBAHAN = "Tambahan: tidak ada dalam SOP"
JUDUL_LANGKAH = "Langkah tambahan"
JUDUL_KEMBALI = "Pengembalian untuk perbaikan"
JUDUL_BAGAN = "Bagan alir seluruhnya"
JUDUL_WAKTU = "Jumlah waktu baku (dihitung)"
JUDUL_CATATAN = "Catatan penyusun tentang tiap langkah"
TANPA_WAKTU = "tidak ada"

SIMBOL = (
    f"{TANDA} Simbol pada kolom Pelaksana hilang dari sumber dan disimpulkan dari kalimat kegiatan. "
    "Garis utuh: keyakinan tinggi; garis putus-putus: keyakinan sedang atau rendah, disebut pada kolom Ket."
)
SAMBUNGAN = "Segi lima: alur bersambung ke atau dari halaman lain."
TANPA_KEPUTUSAN = (
    "SOP tidak memuat keputusan dan garis kembali; "
    "pengembalian yang dipakai program ada pada bagian tambahan."
)
PENGANTAR_TAMBAHAN = (
    "Bagian ini bukan isi SOP. Program memerlukannya agar kegiatan dapat berjalan sampai selesai; "
    "waktu bakunya tidak ada, sehingga tidak ikut dalam jumlah waktu."
)
PENGANTAR_KEMBALI = (
    "Setiap langkah yang memeriksa pekerjaan orang lain dapat mengembalikannya, dengan alasan tertulis."
)
KETERANGAN_BAGAN = (
    "Kotak: kegiatan; sudut bulat: awal dan akhir; belah ketupat: diterima atau dikembalikan. "
    "Garis utuh: diteruskan; garis putus-putus: dikembalikan ke langkah terdekat yang dibolehkan. "
    "Kotak bergaris putus-putus: tambahan. Latar abu-abu: dikerjakan tiap unit."
)

KOLOM_TAMBAHAN = (
    *("No.", "Sesudah langkah", "Kegiatan", "Pelaksana"),
    *("Diserahkan kepada", "Kelengkapan", "Waktu", "Output", "Ket"),
)
KOLOM_KEMBALI = ("Dari langkah", "Oleh", "Dapat dikembalikan ke langkah")
KOLOM_WAKTU = ("Pelaksana", "Menit", "Hari")
KOLOM_CATATAN = ("Langkah", "Catatan")


def tanpa_tafsir(acuan: Prosedur) -> Prosedur:
    """The SOP's own steps, as an office prints them: nothing of what was inferred, or of how surely."""
    yakin = Yakin("tinggi", "tinggi")
    langkah = tuple(replace(k, yakin=yakin, catatan="") for k in acuan.resmi)
    return replace(acuan, langkah=langkah, pengembalian=())


def pelaksana(*, bersih: bool) -> str:
    """Heading over the columns of the actors."""
    return "Pelaksana" if bersih else f"Pelaksana {TANDA}"


def ada_tambahan(acuan: Prosedur) -> bool:
    """Whether anything stands beyond the SOP."""
    return bool(acuan.tambahan or acuan.pengembalian)


def judul(acuan: Prosedur) -> str:
    """Title of the table: ``SOP Makro Penyusunan Analisis Beban Kerja``."""
    return f"{acuan.jenis} {acuan.judul}"


def identitas(acuan: Prosedur) -> tuple[tuple[str, str], ...]:
    """Right half of the identity block: label and text."""
    i = acuan.identitas
    return (
        ("Nomor SOP", i.nomor),
        ("Tanggal Pembuatan", tanggal(i.tanggal_pembuatan, hari=True)),
        ("Tanggal Revisi", f"☒ Revisi ke-{i.revisi}" if i.revisi else "☐ Revisi ke"),
        ("Tanggal Efektif", f"{tanggal(i.tanggal_efektif, hari=True)} ☒"),
        (DISAHKAN, i.disahkan_oleh),
        (f"Judul {acuan.jenis}", acuan.judul),
    )


def blok_bawah(
    acuan: Prosedur,
) -> tuple[tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]], ...]:
    """Lower half of the identity block: rows of two cells, each a label and its items."""
    i = acuan.identitas
    return (
        (("Dasar Hukum", i.dasar_hukum), ("Kualifikasi Pelaksana", i.kualifikasi)),
        (("Keterkaitan", i.keterkaitan), ("Peralatan/perlengkapan", i.peralatan)),
        (("Peringatan", (i.peringatan,)), ("Pencatatan dan pendataan", (i.pencatatan,))),
    )


def ket(k: Langkah) -> str:
    """What was inferred with less than full confidence; empty for the rest."""
    bagian = [
        f"{nama}: keyakinan {tingkat}"
        for nama, tingkat in (("Pelaksana", k.yakin.pelaksana), ("Penerima", k.yakin.serah_ke))
        if tingkat not in {"", "tinggi"}
    ]
    return "; ".join(bagian)


def siapa(acuan: Prosedur, k: Langkah) -> str:
    """The symbols and the line of a row in words."""
    bagian = [f"Pelaksana: {acuan.nama_peran(k.pelaksana)}"]
    if k.peserta:
        bagian.append(f"bersama {' dan '.join(acuan.nama_peran(p) for p in k.peserta)}")
    if k.serah_ke:
        bagian.append(f"diserahkan kepada {penerima(acuan, k)}")
    return ", ".join(bagian)


def penerima(acuan: Prosedur, k: Langkah) -> str:
    """Who receives, with the one who deals with it: ``Karo PO c.q. Kabag Ortala``; a dash for nobody."""
    if not k.serah_ke:
        return "–"
    cq = f" c.q. {acuan.nama_peran(k.serah_cq)}" if k.serah_cq else ""
    return f"{acuan.nama_peran(k.serah_ke)}{cq}"


def baris_tambahan(acuan: Prosedur) -> list[tuple[str, ...]]:
    """Rows of the table of further steps."""
    sebelum = dict(zip([k.kode for k in acuan.langkah[1:]], [k.kode for k in acuan.langkah], strict=False))
    return [
        (
            k.kode,
            sebelum.get(k.kode, "–"),
            k.kegiatan,
            acuan.nama_peran(k.pelaksana),
            penerima(acuan, k),
            k.kelengkapan,
            str(k.waktu) if k.waktu else TANPA_WAKTU,
            k.output,
            "dipilih untuk tiap alur" if k.opsional else "selalu",
        )
        for k in acuan.tambahan
    ]


def baris_kembali(acuan: Prosedur) -> list[tuple[str, ...]]:
    """Rows of the table of returns."""
    return [
        (
            f"{a.dari}. {acuan.langkah_menurut(a.dari).ringkas}",
            acuan.nama_peran(acuan.langkah_menurut(a.dari).pelaksana),
            ", ".join(a.ke),
        )
        for a in acuan.pengembalian
    ]


def baris_waktu(acuan: Prosedur) -> list[tuple[str, str, str]]:
    """Sums of the standard times: by role, joint, together."""
    nama = {p.kode: p.nama for p in acuan.kolom} | {"bersama": "Kegiatan bersama", "": "Jumlah"}
    jumlah = {kode: acuan.jumlah_waktu(kode) for kode in nama}
    return [
        (nama[kode], str(menit), str(hari))
        for kode, (menit, hari) in jumlah.items()
        if menit or hari or not kode
    ]


def baris_catatan(acuan: Prosedur) -> list[tuple[str, str]]:
    """Notes by step."""
    return [(k.kode, k.catatan) for k in acuan.langkah if k.catatan]


def sidik(acuan: Prosedur) -> str:
    """The line that ties the print to its data."""
    return f"Disusun kembali dari data prosedur {acuan.nama}. Kode verifikasi data: {kelompok(acuan.sidik)}"
