"""The formulas as MathML, which browsers draw without a script."""

from collections.abc import Mapping

from abk.tulisan.istilah import PENDEKATAN
from abk.tulisan.markup import Html, el, gabung


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


def rumus_pendekatan(pendekatan: str) -> Html:
    """Return the formula of need by an approach, with its units."""
    kanan, satuan = _PENDEKATAN[pendekatan]
    return gabung(el("h4", f"Pendekatan {PENDEKATAN[pendekatan]}"), _rumus("kebutuhan", kanan, satuan))


def rumus_umum() -> Html:
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
