"""A return for repair: where to, why, and what it brings down before it is signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.kokpit.akibat import akibat_kembali
from abk.kokpit.halaman.akibat_gambar import gambar_akibat
from abk.kokpit.halaman.dasar import Aksi, Halaman, Pengantar
from abk.kokpit.halaman.unsur import centang, judul, kotak, medan, paragraf, tombol
from abk.kokpit.jawaban import JawabanUnit
from abk.sop import LangkahError
from abk.tulisan.markup import Html, el, gabung


class Kembali(Halaman):
    """Return of a step.

    Parameters
    ----------
    pengantar : the cockpit around it
    langkah, unit : the step that is returned
    jawaban : answers of a unit that refused posts, to go with it
    """

    nama = "kembali"

    def __init__(
        self, pengantar: Pengantar, langkah: str, unit: str, jawaban: JawabanUnit | None = None
    ) -> None:
        super().__init__(pengantar)
        self.langkah, self.unit, self.jawaban = langkah, unit, jawaban
        self.ke: tuple[str, str] | None = None
        self.alasan = ""
        self.salah: dict[str, str] = {}
        self.yakin = False

    @property
    def tujuan(self) -> tuple[tuple[str, str], ...]:
        """Steps to which it can be returned."""
        boleh = self.sesi.alur.boleh(self.sesi.pelaku, self.sesi.saat)
        semua = (t.ke for t in boleh if (t.apa, t.langkah, t.unit) == ("kembali", self.langkah, self.unit))
        return next(semua, ())

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {"kembalikan": lambda _: self._kembalikan()}

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds."""
        self.salah.pop(jalur, None)
        if jalur == "alasan":
            self.alasan = str(nilai)
        elif jalur == "yakin":
            self.yakin = bool(nilai)
        elif jalur == "ke":
            kode, _, unit = str(nilai).partition("|")
            self.ke, self.yakin = (kode, unit), False
        else:
            super().isi(jalur, nilai)

    def _kembalikan(self) -> None:
        if self.ke is None:
            self.salah["ke"] = "pilih tujuannya"
        if len(self.alasan.strip()) < 3:  # noqa: PLR2004 - the rules want a word at least
            self.salah["alasan"] = "tulis alasannya"
        if not self.yakin:
            self.salah["yakin"] = "beri tanda setuju"
        if self.salah or self.ke is None:
            raise ParameterError("Pengembalian belum lengkap.", "Lihat tanda pada tiap isian.")
        kode, unit = self.ke
        lama = self.sesi.alur
        if self.sesi.muat() and self.ke not in self.tujuan:
            raise LangkahError(
                "Sementara itu orang lain mengubah alur ini.", "Periksa lagi, lalu pilih tujuannya."
            )
        if lama is not self.sesi.alur:
            self.yakin = False
            raise LangkahError(
                "Sementara itu orang lain mencatat sesuatu.", "Periksa lagi akibatnya, lalu ulangi."
            )
        jawaban = self.jawaban.sebagai_isi() if self.jawaban is not None and self.jawaban.ditolak else None
        self.sesi.alur = self.sesi.alur.kembalikan(
            self.langkah,
            kode,
            self.sesi.tanda(),
            alasan=self.alasan.strip(),
            unit=self.unit or unit,
            jawaban=jawaban,
        )
        self.pengantar.tutup(self)
        self.pengantar.kabar(f"Langkah {self.langkah} dikembalikan ke langkah {kode}.")
        self.pengantar.ke("tugas")

    def gambar(self) -> Html:
        """Where to, why, and what will fall."""
        tujuan = self.tujuan
        untuk = f" · {self.unit}" if self.unit else ""
        isi: list[object] = [
            el("p", tombol("← Tugas saya", "buka", "tipis", halaman="tugas"), kelas="remah"),
            judul(f"Kembalikan langkah {self.langkah}{untuk}"),
        ]
        if not tujuan:
            return gabung(*isi, el("p", "Langkah ini sedang tidak dapat dikembalikan."))
        salah = [self.salah["alasan"]] if "alasan" in self.salah else []
        isi += [
            self._pilihan(tujuan),
            medan("alasan", "Alasan (wajib)", paragraf("alasan", "alasan", self.alasan), salah=salah),
            self._jawaban(),
            self._akibat(),
        ]
        return gabung(*isi)

    def _pilihan(self, tujuan: tuple[tuple[str, str], ...]) -> Html:
        kotak_pilih = []
        for n, (kode, unit) in enumerate(tujuan):
            satu = self.sesi.alur.keadaan.satu_langkah(kode)
            label = f"Langkah {kode}: {satu.ringkas if satu else ''}{f' · {unit}' if unit else ''}"
            kendali = el(
                "input",
                type="radio",
                id=f"ke-{n}",
                name="ke",
                value=f"{kode}|{unit}",
                checked=self.ke == (kode, unit),
                data_isi="ke",
                data_hidup=True,
            )
            kotak_pilih.append(el("span", kendali, el("label", label, for_=f"ke-{n}"), kelas="centang"))
        galat = el("small", self.salah["ke"], kelas="medan-galat") if "ke" in self.salah else None
        return el(
            "fieldset",
            el("legend", "Dikembalikan ke"),
            el("div", *kotak_pilih, kelas="kotak-pilih tegak"),
            galat,
        )

    def _jawaban(self) -> Html | None:
        if self.jawaban is None or not self.jawaban.ditolak:
            return None
        baris = [
            f"{kode}: {self.jawaban.satu(kode).catatan or 'tanpa catatan'}" for kode in self.jawaban.ditolak
        ]
        return kotak(
            "kabar",
            el("p", "Jawaban tiap jabatan ikut dicatat. Tidak sesuai:"),
            el("ul", *[el("li", b) for b in baris]),
        )

    def _akibat(self) -> Html:
        if self.ke is None:
            return el("p", "Pilih tujuannya untuk melihat akibatnya.", kelas="redup")
        kode, unit = self.ke
        try:
            akibat = akibat_kembali(self.sesi.alur, self.langkah, kode, self.unit or unit, self.sesi.tanda())
        except AbkError as galat:
            return kotak("salah", el("p", f"{galat.pesan} {galat.saran}"))
        kata = "Saya mengerti akibat itu dan mengembalikan langkah ini."
        galat_yakin = el("small", self.salah["yakin"], kelas="medan-galat") if "yakin" in self.salah else None
        return gabung(
            gambar_akibat(akibat, self.sesi.alur.keadaan, self.sesi.nama),
            centang("yakin", "yakin", kata, isi=self.yakin, data_hidup=True),
            galat_yakin,
            el(
                "p",
                tombol(
                    "Tanda tangani pengembalian", "kembalikan", "utama", mati=not self.yakin, id="kembalikan"
                ),
                kelas="deret kaki",
            ),
        )
