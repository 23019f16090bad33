"""The verdict of a check: what was found, what was looked at and what was not, for page and command."""

from __future__ import annotations

from dataclasses import dataclass, field

from abk.errors import Temuan
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.prosedur import asal
from abk.tulisan.format import bulat
from abk.tulisan.sidik import kelompok

ATURAN_EDISI = "naskah_edisi"
"""Rule of a finding about a document of another edition, which this program cannot judge."""


@dataclass(frozen=True)
class Banding:
    """Documents laid beside what facts and data give: equal, different, not compared and why; by content.

    ``diingat`` of the equal ones were found so by an earlier check with this program, on this account;
    ``dihitung`` are data that were computed again from answers and decisions. Of ``menurut_angka``, which an
    earlier edition made, the figures were compared and are equal, not the words.
    """

    sama: tuple[str, ...] = ()
    beda: tuple[str, ...] = ()
    tidak: tuple[tuple[str, str], ...] = ()
    diingat: int = 0
    dihitung: tuple[str, ...] = ()
    menurut_angka: tuple[str, ...] = ()

    @property
    def kalimat(self) -> list[str]:
        """What was compared and what was not, in sentences."""
        ingat = f", {bulat(self.diingat)} di antaranya menurut pemeriksaan sebelumnya" if self.diingat else ""
        angka = (
            "Dibandingkan angka demi angka, tidak kata demi kata, karena dibuat versi program yang lebih lama"
        )
        sebab: dict[str, list[str]] = {}
        for slot, satu in self.tidak:
            sebab.setdefault(satu, []).append(slot)
        return [
            (
                f"Dibandingkan dengan data dan isiannya: {bulat(len(self.sama) + len(self.beda))} naskah; "
                f"{bulat(len(self.sama))} sama{ingat}, {bulat(len(self.beda))} berbeda."
            ),
            *([f"{angka}: {', '.join(self.menurut_angka)}."] if self.menurut_angka else ()),
            *(
                [f"Dihitung ulang dari isian dan keputusan rapat: {', '.join(self.dihitung)}."]
                if self.dihitung
                else ()
            ),
            *(f"Tidak dibandingkan {satu}: {', '.join(isi)}." for satu, isi in sebab.items()),
        ]


@dataclass(frozen=True)
class HasilVerifikasi:
    """What a check found: faults and what should be known besides; head and state as far as the chain holds.

    ``terkunci``: a printed head was given, so that a cut end would have shown. ``keterangan`` is what
    everybody who reads the verdict has to know. ``naskah``: the documents beside the data; None
    where nobody compared them (:func:`abk.naskah.alur.periksa_alur` does).
    """

    temuan: list[Temuan] = field(default_factory=list)
    kepala: str = ""
    keadaan: Keadaan | None = None
    jumlah: int = 0
    terkunci: bool = False
    keterangan: list[str] = field(default_factory=list)
    naskah: Banding | None = None

    @property
    def sah(self) -> bool:
        """Whether everything that was looked at is true."""
        return all(t.tingkat == "catatan" for t in self.temuan)

    @property
    def vonis(self) -> str:
        """The verdict in words: SAH without more is said only of what was looked at to the last document."""
        if not self.sah or self.keadaan is None:
            berat = [t for t in self.temuan if t.tingkat != "catatan"]
            if self.keadaan is None or any(t.tingkat != "ragu" for t in berat):
                return "TIDAK SAH"
            edisi = all(t.aturan == ATURAN_EDISI for t in berat)
            return "BELUM DAPAT DIPASTIKAN, ADA NASKAH EDISI LAIN" if edisi else "BELUM DAPAT DIPASTIKAN"
        if self.naskah is None:
            return "RANTAI SAH, NASKAH BELUM DIBANDINGKAN"
        if self.keadaan.peragaan:
            return "SAH SEBAGAI PERAGAAN"
        return "SAH" if asal(self.keadaan.prosedur) == "bawaan" else "SAH MENURUT PROSEDUR SENDIRI"

    @property
    def kalimat(self) -> list[str]:
        """What the verdict rests on, in sentences."""
        rantai = f"Catatan yang sah: {bulat(self.jumlah)}; kode verifikasi: {kelompok(self.kepala) or '–'}."
        tanpa = ["Naskah TIDAK dibandingkan dengan data dan isiannya."]
        return [*self.keterangan, *(self.naskah.kalimat if self.naskah is not None else tanpa), rantai]
