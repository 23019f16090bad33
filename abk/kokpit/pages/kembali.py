"""A return for repair: where to, why, and what it brings down before it is signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.kokpit.jawaban import JawabanUnit
from abk.kokpit.pages.base import Aksi, Host, Page
from abk.kokpit.pages.pieces import (
    centang,
    faults,
    footer,
    judul,
    kotak,
    medan_teks,
    radio,
    redup,
    refusal,
    saat,
    tabel,
    to_tasks,
    tombol,
)
from abk.sop import Keadaan, LangkahError, Nama
from abk.sop.catat import AkibatAlur, akibat_kembali
from abk.sop.papan import jabatan
from abk.tulisan.format import berderet
from abk.tulisan.markup import Html, el, gabung


def render_akibat(akibat: AkibatAlur, keadaan: Keadaan, nama: Mapping[str, Nama]) -> Html:
    """What will fall, of which units, and what is due afterwards."""
    kata, *lain = akibat.kalimat
    daftar = _daftar(akibat, keadaan, nama) if akibat.gugur else None
    return kotak("awas", el("p", el("strong", kata)), daftar, *(el("p", satu) for satu in lain))


def _daftar(akibat: AkibatAlur, keadaan: Keadaan, nama: Mapping[str, Nama]) -> Html:
    baris = [
        (
            f"{p.langkah} · {satu.ringkas if (satu := keadaan.satu_langkah(p.langkah)) else ''}",
            p.unit or "semua unit",
            berderet(p.makna),
            jabatan(nama, p.pelaku, p.sebutan),
            saat(p.waktu, keadaan.zona),
        )
        for p in akibat.gugur
    ]
    return tabel(("Langkah", "Unit", "Arti", "Oleh", "Waktu"), baris, "Persetujuan yang akan gugur")


class Kembali(Page):
    """Return of a step."""

    nama = "kembali"

    def __init__(self, host: Host, langkah: str, unit: str, jawaban: JawabanUnit | None = None) -> None:
        super().__init__(host)
        self.langkah, self.unit, self.jawaban = langkah, unit, jawaban
        self.ke: tuple[str, str] | None = None
        self.alasan = ""
        self.salah: dict[str, str] = {}
        self.yakin = False

    @property
    def tujuan(self) -> tuple[tuple[str, str], ...]:
        """Steps to which it can be returned."""
        boleh = self.session.alur.boleh(self.session.pelaku, self.session.saat)
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
        lama = self.session.alur
        if self.session.muat() and self.ke not in self.tujuan:
            raise LangkahError(
                "Sementara itu orang lain mengubah alur ini.", "Periksa lagi, lalu pilih tujuannya."
            )
        if lama is not self.session.alur:
            self.yakin = False
            raise LangkahError(
                "Sementara itu orang lain mencatat sesuatu.", "Periksa lagi akibatnya, lalu ulangi."
            )
        jawaban = self.jawaban.sebagai_isi() if self.jawaban is not None and self.jawaban.ditolak else None
        self.session.alur = self.session.alur.kembalikan(
            self.langkah,
            kode,
            self.session.tanda(),
            alasan=self.alasan.strip(),
            unit=self.unit or unit,
            jawaban=jawaban,
        )
        self.host.tutup(self)
        self.host.kabar(f"Langkah {self.langkah} dikembalikan ke langkah {kode}.")
        self.host.ke("tugas")

    def render(self) -> Html:
        """Where to, why, and what will fall."""
        tujuan = self.tujuan
        untuk = f" · {self.unit}" if self.unit else ""
        isi: list[object] = [to_tasks(), judul(f"Kembalikan langkah {self.langkah}{untuk}")]
        if not tujuan:
            return gabung(*isi, el("p", "Langkah ini sedang tidak dapat dikembalikan."))
        salah = self._salah("alasan")
        isi += [
            self._pilihan(tujuan),
            medan_teks("alasan", "Alasan (wajib)", "alasan", self.alasan, baris=3, salah=salah),
            self._jawaban(),
            self._akibat(),
        ]
        return gabung(*isi)

    def _salah(self, nama: str) -> list[str]:
        return [self.salah[nama]] if nama in self.salah else []

    def _pilihan(self, tujuan: tuple[tuple[str, str], ...]) -> Html:
        kotak_pilih = []
        for n, (kode, unit) in enumerate(tujuan):
            satu = self.session.alur.keadaan.satu_langkah(kode)
            label = f"Langkah {kode}: {satu.ringkas if satu else ''}{f' · {unit}' if unit else ''}"
            kini = self.ke == (kode, unit)
            kotak_pilih.append(radio(f"ke-{n}", "ke", "ke", f"{kode}|{unit}", label, checked=kini))
        return el(
            "fieldset",
            el("legend", "Dikembalikan ke"),
            el("div", *kotak_pilih, kelas="kotak-pilih tegak"),
            faults(self._salah("ke")),
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
            return redup("Pilih tujuannya untuk melihat akibatnya.")
        (kode, unit), keadaan = self.ke, self.session.alur.keadaan
        try:
            akibat = akibat_kembali(keadaan, self.langkah, kode, self.unit or unit, self.session.tanda())
        except AbkError as galat:
            return refusal(galat)
        kata = "Saya mengerti dampak itu dan mengembalikan langkah ini."
        return gabung(
            render_akibat(akibat, keadaan, self.session.nama),
            centang("yakin", "yakin", kata, isi=self.yakin, data_hidup=True),
            faults(self._salah("yakin")),
            footer(
                tombol(
                    "Tanda tangani pengembalian", "kembalikan", "utama", mati=not self.yakin, id="kembalikan"
                )
            ),
        )
