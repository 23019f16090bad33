"""What stands around a step on its page: the stage it is at, and the words of the SOP."""

from __future__ import annotations

from abk.kokpit.halaman.unsur import daftar, kotak
from abk.sop import Langkah
from abk.tulisan.markup import Html, el


def gambar_tahap(kini: int) -> Html:
    """Stages of the work; `kini` is the one that is at hand, from 1."""
    nama = ("Isi", "Periksa dan tanda tangani")
    tahap = [el("li", satu, aria_current="step" if n == kini else None) for n, satu in enumerate(nama, 1)]
    return el("ol", *tahap, kelas="tahap", aria_label="Tahap")


def gambar_acuan(langkah: Langkah) -> Html:
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
    kata = "Langkah ini sedang tidak berjalan. Isian Anda tetap ada selama buku kerja ini terbuka."
    return kotak("awas", el("p", kata))
