"""What stands on the page of a step: its stage, the words of the SOP, documents, files, the signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.kokpit.content import SEBUTAN, Content, pandangan
from abk.kokpit.pages.pieces import bagian, centang, daftar, kotak, medan, sidik_ringkas, tabel, tombol
from abk.naskah import Naskah
from abk.sop import Langkah
from abk.tulisan.format import berderet, bulat
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import sidik


def render_tahap(kini: int) -> Html:
    """Stages of the work; `kini` is the one that is at hand, from 1."""
    nama = ("Isi", "Periksa dan tanda tangani")
    tahap = [el("li", satu, aria_current="step" if n == kini else None) for n, satu in enumerate(nama, 1)]
    return el("ol", *tahap, kelas="tahap", aria_label="Tahap")


def render_acuan(langkah: Langkah) -> Html:
    """What the procedure says about a step, word by word."""
    isi = [
        ("Kegiatan", langkah.kegiatan),
        ("Kelengkapan", langkah.kelengkapan),
        ("Keluaran", langkah.output),
        ("Waktu baku", str(langkah.waktu) if langkah.waktu else "tidak ditetapkan"),
    ]
    kata = "langkah tambahan di luar SOP" if langkah.tambahan else "bunyi SOP"
    return el("details", el("summary", f"Acuan ({kata})"), daftar(isi), kelas="acuan")


def bukan_giliran() -> Html:
    """What is said where somebody else moved the case on while a step was being filled in."""
    kata = "Langkah ini sedang tidak berjalan. Isian Anda tetap ada selama buku catatan ini terbuka."
    return kotak("awas", el("p", kata))


def render_masukan(isi: Sequence[Content], kurang: Sequence[str], lihat: str) -> Html:
    """What a step reads: looked at here, or taken away."""
    baris = [
        el(
            "li",
            el("span", satu.judul, " ", sidik_ringkas(satu.sidik), kelas="nama-isi"),
            alat_isi(satu, lihat),
        )
        for satu in isi
    ]
    belum = [el("li", el("span", judul, kelas="nama-isi"), " belum ada", kelas="belum") for judul in kurang]
    dilihat = next((satu for satu in isi if satu.slot == lihat), None)
    return bagian(
        "Yang dibaca pada langkah ini",
        el("ul", *baris, *belum, kelas="daftar-isi"),
        pandangan(dilihat) if dilihat else None,
        kelas="masukan",
    )


def alat_isi(satu: Content, lihat: str) -> Html:
    """Buttons to look at a content, and to take it away."""
    buka = satu.slot == lihat
    kata = "Tutup" if buka else "Lihat"
    melihat = tombol(
        kata,
        "lihat",
        "tipis",
        slot="" if buka else satu.slot,
        aria_label=f"{kata} {satu.judul}",
        aria_expanded=str(buka).lower(),
    )
    unduh = tombol("Unduh", "unduh", "tipis", slot=satu.slot, aria_label=f"Unduh {satu.judul}")
    return el("span", melihat, unduh, kelas="alat")


def render_hasil(isi: Sequence[Content], naskah: Mapping[str, Naskah], pilih: str, dibuka: set[str]) -> Html:
    """What a step makes, one at a time."""
    if not isi:
        return el(
            "p", "Langkah ini tidak menghasilkan naskah; yang ditandatangani adalah isi yang dibaca di atas."
        )
    kini = next((satu for satu in isi if satu.slot == pilih), isi[0])
    tab = [
        tombol(
            gabung(satu.judul, el("small", f" {'dibuka' if satu.slot in dibuka else 'belum dibuka'}")),
            "pilih_naskah",
            "tab",
            slot=satu.slot,
            aria_pressed=str(satu is kini).lower(),
        )
        for satu in isi
    ]
    html = naskah[kini.slot].html if kini.slot in naskah else ""
    return el(
        "section",
        el("h3", "Naskah dan berkas yang akan ditandatangani"),
        el("div", *tab, kelas="tab", role="group", aria_label="Pilih naskah"),
        el(
            "p",
            el("strong", kini.judul),
            f" · {SEBUTAN.get(kini.jenis, 'berkas')} · kode verifikasi ",
            sidik_ringkas(kini.sidik),
            " ",
            tombol("Unduh", "unduh_siap", "tipis", slot=kini.slot, aria_label=f"Unduh {kini.judul}"),
            kelas="kini",
        ),
        pandangan(kini, html),
        aria_label="Naskah yang akan ditandatangani",
    )


def render_tanda(
    langkah: Langkah,
    unit: str,
    pelaku: str,
    masukan: Sequence[Content],
    keluaran: Sequence[Content],
    dibuka: set[str],
    kepala: str,
    *,
    setuju: bool,
) -> Html:
    """What the signature will stand for, and the button."""
    rinci = daftar(
        [
            ("Sebagai", pelaku),
            ("Langkah", f"{langkah.kode} · {langkah.ringkas}{f' · {unit}' if unit else ''}"),
            ("Arti tanda tangan", berderet(langkah.makna)),
            ("Kode verifikasi yang tercetak", sidik_ringkas(kepala)),
        ]
    )
    semua = [(satu, "dibaca") for satu in masukan] + [(satu, "dihasilkan") for satu in keluaran]
    isi = tabel(
        ("Isi", "Kedudukan", "Kode verifikasi (SHA-256)"),
        [(satu.judul, kata, sidik_ringkas(satu.sidik)) for satu, kata in semua],
        "Yang ditandatangani",
    )
    belum = [satu.judul for satu in keluaran if satu.slot not in dibuka]
    awas = el("p", f"Belum dibuka: {berderet(belum)}.", kelas="awas") if belum else None
    kata = "Saya sudah memeriksa isi di atas dan bertanggung jawab atasnya."
    return bagian(
        "Tanda tangan",
        rinci,
        isi if semua else None,
        awas,
        centang("setuju", "setuju", kata, isi=setuju, data_hidup=True),
        el(
            "p",
            tombol("Tanda tangani", "tanda_tangani", "utama", mati=not setuju, id="tanda-tangani"),
            tombol("Ubah isian", "ubah_isian", id="ubah-isian"),
            kelas="deret",
        ),
        kelas="kotak kabar",
    )


def medan_berkas(label: str, jenis: str = "") -> Html:
    """Field that takes a file."""
    kendali = el(
        "input", type="file", id="unggahan", data_berkas="unggahan", accept=f".{jenis}" if jenis else None
    )
    return medan("unggahan", label, kendali, "Paling besar 8 MB.")


def render_terunggah(nama: str, isi: bytes | None) -> Html | None:
    """What was handed in; nothing where nothing was."""
    if isi is None:
        return None
    kata = f"Berkas yang diunggah: {nama} ({bulat(len(isi))} bita), kode verifikasi "
    return el("p", kata, sidik_ringkas(sidik(isi)), ".")
