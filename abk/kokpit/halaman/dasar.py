"""What every page of the cockpit is: drawn anew after each action, told what was typed in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from abk.errors import ParameterError
from abk.kokpit.sesi import Sesi
from abk.tulisan.markup import Html

Pesan = Mapping[str, Any]
"""What the browser tells."""

Aksi = Callable[[Pesan], object]
"""What is done for a button."""


class Pengantar(Protocol):
    """What a page may ask of the cockpit around it."""

    @property
    def sesi(self) -> Sesi:
        """The case and who acts."""

    def ke(self, halaman: str, langkah: str = "", unit: str = "", slot: str = "") -> None:
        """Show another page."""

    def kabar(self, teks: str) -> None:
        """Say what was done."""

    def kerjakan_lama(self, teks: str) -> None:
        """Say what is being done, before it takes its time."""

    def unduh(self, nama: str, isi: bytes, jenis: str) -> None:
        """Give a file to whoever looks at the page."""

    def tutup(self, halaman: Halaman) -> None:
        """Forget a page, and what was typed on it."""


class Halaman:
    """A page.

    Attributes
    ----------
    nama : name, as buttons call it
    pengantar : the cockpit around it
    fokus : id of what should get the cursor after the action that is being done
    """

    nama = ""

    def __init__(self, pengantar: Pengantar) -> None:
        self.pengantar = pengantar
        self.fokus = ""

    def ambil_fokus(self) -> str:
        """Id of what should get the cursor after an action; empty leaves it."""
        fokus, self.fokus = self.fokus, ""
        return fokus

    @property
    def sesi(self) -> Sesi:
        """The case and who acts."""
        return self.pengantar.sesi

    @property
    def basi(self) -> bool:
        """Whether what it was opened for has been done meanwhile, so that it is opened afresh."""
        return False

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for on this page."""
        return {}

    def buka(self) -> None:
        """Look afresh: the page is shown again."""

    def gambar(self) -> Html:
        """The page as it stands."""
        return Html("")

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds; the page is not drawn for it.

        Raises
        ------
        ParameterError
            If there is no such field.
        """
        raise ParameterError(
            f"Isian {jalur!r} tidak dikenal ({type(nilai).__name__}).", "Muat ulang halaman."
        )

    def berkas(self, jalur: str, nama: str, isi: bytes) -> None:
        """Take a file that was handed in.

        Raises
        ------
        ParameterError
            If none is asked for here.
        """
        raise ParameterError(
            f"Berkas {nama} ({len(isi)} byte) tidak diminta: {jalur}.", "Muat ulang halaman."
        )

    def lakukan(self, pesan: Pesan) -> None:
        """Do what a button asks for.

        Raises
        ------
        ParameterError
            If this page has no such button.
        """
        kerja = self.aksi.get(str(pesan.get("aksi", "")))
        if kerja is None:
            raise ParameterError("Tombol itu tidak berlaku lagi.", "Muat ulang halaman.")
        kerja(pesan)


def teks(pesan: Pesan, nama: str) -> str:
    """Word of a message; empty where it says nothing of the kind."""
    return str(pesan.get(nama, "") or "")


def urutan(semua: Sequence[str]) -> str:
    """Names in a row as a sentence has them: ``"a, b, dan c"``."""
    if len(semua) < 2:  # noqa: PLR2004 - one stands alone
        return "".join(semua)
    return f"{', '.join(semua[:-1])}{',' * (len(semua) > 2)} dan {semua[-1]}"  # noqa: PLR2004
