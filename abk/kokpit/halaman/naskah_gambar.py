"""What is read and made at a step, as a page: pictures of documents, and what a signature stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.kokpit.berkas import SEBUTAN, Isi, pandangan
from abk.kokpit.halaman.dasar import urutan
from abk.kokpit.halaman.unsur import centang, daftar, sidik_ringkas, tabel, tombol
from abk.naskah import Naskah
from abk.sop import Langkah
from abk.tulisan.markup import Html, el, gabung


def gambar_masukan(isi: Sequence[Isi], kurang: Sequence[str], lihat: str) -> Html:
    """What a step reads: looked at here, or taken away.

    Parameters
    ----------
    isi : content that is there
    kurang : titles of what is not there yet
    lihat : slot that is looked at; empty for none
    """
    baris = [
        el(
            "li",
            el("span", satu.judul, " ", sidik_ringkas(satu.sidik), kelas="nama-isi"),
            el(
                "span",
                _lihat(satu, lihat),
                tombol("Unduh", "unduh", "tipis", slot=satu.slot, aria_label=f"Unduh {satu.judul}"),
                kelas="alat",
            ),
        )
        for satu in isi
    ]
    belum = [el("li", el("span", judul, kelas="nama-isi"), " belum ada", kelas="belum") for judul in kurang]
    dilihat = next((satu for satu in isi if satu.slot == lihat), None)
    return el(
        "section",
        el("h3", "Yang dibaca pada langkah ini"),
        el("ul", *baris, *belum, kelas="daftar-isi"),
        pandangan(dilihat) if dilihat else None,
        kelas="masukan",
        aria_label="Yang dibaca pada langkah ini",
    )


def _lihat(satu: Isi, lihat: str) -> Html:
    buka = satu.slot == lihat
    return tombol(
        "Tutup" if buka else "Lihat",
        "lihat",
        "tipis",
        slot="" if buka else satu.slot,
        aria_label=f"{'Tutup' if buka else 'Lihat'} {satu.judul}",
        aria_expanded=str(buka).lower(),
    )


def gambar_hasil(isi: Sequence[Isi], naskah: Mapping[str, Naskah], pilih: str, dibuka: set[str]) -> Html:
    """What a step makes, one at a time.

    Parameters
    ----------
    isi : content, in the order of the step
    naskah : pictures of the documents among it
    pilih : slot that is looked at
    dibuka : slots that were looked at
    """
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
            f" · {SEBUTAN.get(kini.jenis, 'berkas')} · sidik ",
            sidik_ringkas(kini.sidik),
            " ",
            tombol("Unduh", "unduh_siap", "tipis", slot=kini.slot, aria_label=f"Unduh {kini.judul}"),
            kelas="kini",
        ),
        pandangan(kini, html),
        aria_label="Naskah yang akan ditandatangani",
    )


def gambar_tanda(
    langkah: Langkah,
    unit: str,
    pelaku: str,
    masukan: Sequence[Isi],
    keluaran: Sequence[Isi],
    dibuka: set[str],
    kepala: str,
    *,
    setuju: bool,
) -> Html:
    """What the signature will stand for, and the button.

    Parameters
    ----------
    langkah, unit : the step
    pelaku : identifier and office of whoever signs
    masukan, keluaran : what is read, what is made
    dibuka : slots that were looked at
    kepala : head of the chain that the documents bear
    setuju : whether the box is ticked
    """
    rinci = daftar(
        [
            ("Sebagai", pelaku),
            ("Langkah", f"{langkah.kode} · {langkah.ringkas}{f' · {unit}' if unit else ''}"),
            ("Arti tanda tangan", urutan(langkah.makna)),
            ("Kepala rantai yang tercetak", sidik_ringkas(kepala)),
        ]
    )
    semua = [(satu, "dibaca") for satu in masukan] + [(satu, "dihasilkan") for satu in keluaran]
    isi = tabel(
        ("Isi", "Kedudukan", "Sidik SHA-256"),
        [(satu.judul, kata, sidik_ringkas(satu.sidik)) for satu, kata in semua],
        "Yang ditandatangani",
    )
    belum = [satu.judul for satu in keluaran if satu.slot not in dibuka]
    awas = el("p", f"Belum dibuka: {urutan(belum)}.", kelas="awas") if belum else None
    kata = "Saya sudah memeriksa isi di atas dan bertanggung jawab atasnya."
    return el(
        "section",
        el("h3", "Tanda tangan"),
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
        aria_label="Tanda tangan",
    )
