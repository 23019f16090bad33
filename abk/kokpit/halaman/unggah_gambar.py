"""A file that is handed in, as a page."""

from __future__ import annotations

from abk.kokpit.halaman.unsur import medan, sidik_ringkas
from abk.sop.catatan.kanonik import sidik
from abk.tulisan.format import bulat
from abk.tulisan.markup import Html, el


def medan_berkas(label: str, jenis: str = "") -> Html:
    """Field that takes a file.

    Parameters
    ----------
    label : what is asked
    jenis : end of the file's name; any where empty
    """
    kendali = el(
        "input", type="file", id="unggahan", data_berkas="unggahan", accept=f".{jenis}" if jenis else None
    )
    return medan("unggahan", label, kendali, "Paling besar 8 MB.")


def gambar_terunggah(nama: str, isi: bytes | None) -> Html | None:
    """What was handed in; nothing where nothing was."""
    if isi is None:
        return None
    kata = f"Berkas yang diunggah: {nama} ({bulat(len(isi))} bita), sidik "
    return el("p", kata, sidik_ringkas(sidik(isi)), ".")
