"""Method and legal basis: enough to compute every number of the page again by hand."""

from collections.abc import Mapping

from abk.hasil import KetentuanDipakai, ketentuan_dipakai
from abk.peraturan import teks_nilai
from abk.reports.bagian import Bagian, facts
from abk.reports.bahan import Bahan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan import VERSI
from abk.tulisan.format import tanggal
from abk.tulisan.istilah import PEMBULATAN, PENDEKATAN, istilah
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Metode dan dasar hukum"


def metode(bahan: Bahan) -> Bagian:
    """Return formulas, values of the law, choices, version, fingerprint of the data."""
    cara = sorted({satu.cara for satu in bahan.jabatan}, key=list(PENDEKATAN).index)
    rumus = (*(_rumus_pendekatan(satu) for satu in cara), _rumus_umum())
    return Bagian(
        "metode",
        JUDUL,
        gabung(
            el("h3", "Rumus"),
            el("div", *(el("div", satu) for satu in rumus), kelas="abk-rumus"),
            el("h3", "Dasar hukum"),
            _peraturan(bahan),
            _tabel_hukum(bahan),
            el("h3", "Pilihan yang dipakai"),
            _pilihan(bahan),
            el("h3", "Asal data"),
            _asal(bahan),
        ),
    )


def _peraturan(bahan: Bahan) -> Html:
    aturan = bahan.cabang.aturan
    masa = (
        f"dipakai menurut keadaan hukum {tanggal(aturan.tanggal)}"
        if bahan.kegiatan.pengaturan.tanggal_hukum
        else ""
    )
    isi = aturan.sebutan[:1].upper() + aturan.sebutan[1:] + (f", {masa}" if masa else "")
    dasar = el("p", isi, f"; lingkup instansi {aturan.lingkup}, {aturan.pola} kerja seminggu.")
    return gabung(dasar, *(el("p", satu) for satu in aturan.catatan))


def _tabel_hukum(bahan: Bahan) -> Html:
    kolom = [
        Column("Ketentuan", nama_baris=True),
        Column("Nilai"),
        Column("Peraturan"),
        Column("Verifikasi"),
    ]
    baris = [_baris(satu) for satu in ketentuan_dipakai(bahan.cabang)]
    isi = tabel("Ketentuan hukum yang dipakai", kolom, [RowGroup(None, baris)])
    rujukan = el("a", "lampiran", href="#abk-lampiran")
    return gabung(
        isi, el("p", "Letak tiap nilai dan sumber yang dibaca ada pada ", rujukan, ".", kelas="redup")
    )


def _baris(satu: KetentuanDipakai) -> Row:
    nilai = gabung(satu.nilai, " ", el("small", satu.satuan)) if satu.satuan else gabung(satu.nilai)
    tanda = el("span", satu.verifikasi, kelas="tanda") if satu.belum_diverifikasi else gabung(satu.verifikasi)
    return Row([satu.nama, nilai, satu.peraturan, tanda])


def _pilihan(bahan: Bahan) -> Html:
    kegiatan = bahan.kegiatan
    hari = "hari kerja formal" if kegiatan.hari_norma == "formal" else "hari kerja efektif"
    satu = (
        "jabatan pimpinan paling sedikit satu orang"
        if kegiatan.minimum_satu
        else "tidak ada batas paling sedikit"
    )
    return facts(
        (
            "Pembulatan",
            f"{istilah(PEMBULATAN, kegiatan.pembulatan)}; satu kali untuk tiap jabatan, bukan tiap tugas",
        ),
        ("Batas bawah", satu),
        ("Satu hari dalam norma waktu", hari),
        ("Skala prestasi", _skala(bahan)),
        ("Kelas FTE", "beban kurang di bawah 1; beban sesuai 1 sampai 1,28; beban berlebih di atas 1,28"),
        ("Baris tidak valid atau meragukan", "tidak ikut dijumlahkan; jabatannya ditandai belum lengkap"),
    )


def _skala(bahan: Bahan) -> str:
    batas = [
        f"{satu.huruf} {'di atas' if satu.di_atas else 'mulai'} {teks_nilai(satu.batas)}"
        for satu in bahan.cabang.aturan.skala.tingkat
    ]
    return f"{'; '.join(batas)}; dinilai dari EJ atau EU sebelum dibulatkan"


def _asal(bahan: Bahan) -> Html:
    kegiatan = bahan.kegiatan
    return facts(
        ("Kegiatan", kegiatan.judul),
        *((("Tahun data", str(kegiatan.tahun)),) if kegiatan.tahun is not None else ()),
        ("Sumber data", kegiatan.asal or "tabel yang diberikan langsung"),
        ("Kode verifikasi data (SHA-256)", el("code", bahan.cabang.sidik)),
        ("Versi program", f"abk {VERSI}"),
        (
            "Keterangan",
            "Kode verifikasi berubah bila data, pengaturan, atau nilai hukum di balik halaman ini berubah.",
        ),
    )


def _kata(isi: str) -> Html:
    # mi, not mtext: beside mtext, which counts as space, an operator loses its own spaces
    return el("mi", isi.replace(" ", "\u00a0"), mathvariant="normal")


def _tanda(isi: str) -> Html:
    return el("mo", isi, lspace="0.3em", rspace="0.3em") if isi in "×−=" else el("mo", isi)


def _jumlah(*isi: Html) -> Html:
    return el("mrow", _tanda("∑"), *isi)


def _kali(kiri: str, kanan: str) -> Html:
    return el("mrow", _tanda("("), _kata(kiri), _tanda("×"), _kata(kanan), _tanda(")"))


def _bagi(atas: Html, bawah: Html) -> Html:
    return el("mfrac", atas, bawah)


def _rumus(nama: str, kanan: Html, satuan: str) -> Html:
    isi = el("mrow", _kata(nama), _tanda("="), kanan)
    matematika = el("math", isi, xmlns="http://www.w3.org/1998/Math/MathML", displaystyle="true")
    return el(
        "div",
        matematika,
        el("small", f"[{satuan}]"),
        kelas="rumus",
        role="group",
        aria_label=f"Rumus {nama}",
        tabindex=0,
    )


_WAKTU = "waktu kerja efektif"
_PENDEKATAN: Mapping[str, tuple[Html, str]] = {
    "tugas_per_tugas": (
        _bagi(_jumlah(_kali("volume setahun", "norma waktu")), _kata(_WAKTU)),
        "orang; hasil/tahun × menit/hasil ÷ menit/orang/tahun",
    ),
    "hasil_kerja": (
        _bagi(_jumlah(_kata("beban kerja")), _kata("standar kemampuan rata-rata")),
        "orang; hasil ÷ hasil/orang, pada periode yang sama",
    ),
    "objek_kerja": (
        _bagi(_jumlah(_kata("objek kerja")), _kata("standar kemampuan rata-rata")),
        "orang; objek ÷ objek/orang, pada periode yang sama",
    ),
    "peralatan_kerja": (
        _jumlah(_kali("peralatan", "orang per alat")),
        "orang; alat × orang/alat, atau alat ÷ alat/orang",
    ),
    "angka_kredit": (
        _bagi(_jumlah(_kali("volume setahun", "waktu per butir")), _kata(_WAKTU)),
        "orang; waktu per butir = angka kredit ÷ konstanta jenjang [AK/jam] × 60 menit",
    ),
}


def _rumus_pendekatan(pendekatan: str) -> Html:
    """Return the formula of need by an approach, with its units."""
    kanan, satuan = _PENDEKATAN[pendekatan]
    return gabung(el("h4", f"Pendekatan {PENDEKATAN[pendekatan]}"), _rumus("kebutuhan", kanan, satuan))


def _rumus_umum() -> Html:
    """Return the formulas that hold for every approach: gap and effectiveness."""
    kapasitas = el("mrow", _kata("bezetting"), _tanda("×"), _kata(_WAKTU))
    selisih = el("mrow", _kata("bezetting"), _tanda("−"), _kata("kebutuhan yang dibulatkan"))
    return gabung(
        el("h4", "Efektivitas dan selisih"),
        _rumus(
            "EJ",
            _bagi(_kata("beban kerja jabatan"), kapasitas),
            "rasio; EU dihitung sama dengan beban dan pegawai seluruh unit",
        ),
        _rumus("selisih", selisih, "orang; di bawah nol kekurangan, di atas nol kelebihan"),
    )
