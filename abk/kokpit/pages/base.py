"""What every page of the cockpit is: drawn anew after each action, told what was typed in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from abk.errors import ParameterError
from abk.kokpit.session import Session
from abk.store import Gudang
from abk.tulisan.markup import Html, kutip

Pesan = Mapping[str, Any]
"""What the browser tells."""

Aksi = Callable[[Pesan], object]
"""What is done for a button."""


class Host(Protocol):
    """What a page may ask of the cockpit around it."""

    @property
    def gudang(self) -> Gudang:
        """The store."""

    @property
    def hari(self) -> dt.date:
        """Today."""

    def buka_alur(self, kode: str) -> None:
        """Turn to a case."""

    @property
    def session(self) -> Session:
        """The case and who acts."""

    def ke(self, halaman: str, langkah: str = "", unit: str = "", slot: str = "") -> None:
        """Show another page."""

    def kabar(self, teks: str) -> None:
        """Say what was done."""

    def kerjakan_lama(self, teks: str) -> None:
        """Say what is being done, before it takes its time."""

    def unduh(self, nama: str, isi: bytes, jenis: str) -> None:
        """Give a file to whoever looks at the page."""

    def tutup(self, halaman: Page) -> None:
        """Forget a page, and what was typed on it."""


class Page:
    """A page; ``fokus`` is the id of what should get the cursor after the action that is being done."""

    nama = ""
    nama_isian: frozenset[str] = frozenset()
    """Attributes that hold the words of a field of that name."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.fokus = ""

    def ambil_fokus(self) -> str:
        """Id of what should get the cursor after an action; empty leaves it."""
        fokus, self.fokus = self.fokus, ""
        return fokus

    @property
    def session(self) -> Session:
        """The case and who acts."""
        return self.host.session

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

    def render(self) -> Html:
        """The page as it stands."""
        return Html("")

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds; the page is not drawn for it; ParameterError if there is no such field."""
        if jalur not in self.nama_isian:
            pesan = f"Isian {kutip(jalur)} tidak dikenal ({type(nilai).__name__})."
            raise ParameterError(pesan, "Muat ulang halaman.")
        setattr(self, jalur, str(nilai))

    def berkas(self, jalur: str, nama: str, isi: bytes) -> None:
        """Take a file that was handed in; raises ParameterError if none is asked for here."""
        raise ParameterError(
            f"Berkas {nama} ({len(isi)} byte) tidak diminta: {jalur}.", "Muat ulang halaman."
        )

    def lakukan(self, pesan: Pesan) -> None:
        """Do what a button asks for; raises ParameterError if this page has no such button."""
        kerja = self.aksi.get(str(pesan.get("aksi", "")))
        if kerja is None:
            raise ParameterError("Tombol itu tidak berlaku lagi.", "Muat ulang halaman.")
        kerja(pesan)


def teks(pesan: Pesan, nama: str) -> str:
    """Word of a message; empty where it says nothing of the kind."""
    return str(pesan.get(nama, "") or "")
