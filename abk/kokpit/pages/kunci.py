"""The page on which an official makes his key, and sees which are offered."""

from __future__ import annotations

from collections.abc import Mapping

from abk.kokpit.pages.base import Aksi, Host, Page, Pesan, teks
from abk.kokpit.pages.pieces import footer, judul, kotak, medan_frasa, medan_teks, tabel, tombol
from abk.sop import KunciError, buat_kunci
from abk.sop.catatan.kunci import PANJANG_FRASA, sidik_kunci, tawaran, tawarkan
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import kelompok


class BuatKunci(Page):
    """A new key; its passphrase travels once with the button, and is not kept."""

    nama = "kunci"
    nama_isian = frozenset({"letak", "sebagai"})

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.letak = self.sebagai = self.sidik = ""

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {"buat_kunci": self._buat}

    def _buat(self, pesan: Pesan) -> None:
        self.sidik, frasa = "", teks(pesan, "frasa")
        if not self.letak.strip() or not self.sebagai.strip():
            raise KunciError("Letak berkas dan jabatan belum diisi.", "Isi keduanya.")
        if frasa != teks(pesan, "ulang"):
            raise KunciError("Kedua frasa tidak sama; kunci tidak dibuat.", "Ketik lagi keduanya.")
        satu = buat_kunci(self.letak.strip(), frasa)
        tawarkan(self.host.gudang, satu, self.sebagai)
        self.sidik, self.fokus = satu.sidik, "kunci-jadi"
        self.host.kabar("Kunci dibuat dan ditawarkan.")

    def render(self) -> Html:
        """The form, the fingerprint that was made, and the keys that are offered."""
        semua = [(kelompok(sidik_kunci(p), 4), kata) for p, kata in tawaran(self.host.gudang).items()]
        return gabung(
            judul("Buat kunci"),
            el(
                "p",
                "Kunci menandatangani atas nama Anda. Buatlah sendiri, di komputer yang Anda pakai; "
                "berkasnya dan frasanya tidak diberikan kepada siapa pun.",
            ),
            self._jadi() if self.sidik else None,
            self._formulir(),
            el("h3", f"Kunci yang ditawarkan ({len(semua)})"),
            tabel(("Sidik jari", "Ditawarkan sebagai"), semua, "Kunci yang ditawarkan") if semua else None,
            el(
                "p", "Tawaran belum membuktikan apa pun: yang menunjuk mencocokkan sidik jarinya dengan Anda."
            ),
        )

    def _jadi(self) -> Html:
        isi = (
            el("p", "Kunci Anda: ", el("strong", kelompok(self.sidik, 4), kelas="sidik")),
            el("p", "Catat sidik jari itu dan bacakan kepada yang menunjuk Anda, lewat telepon atau kertas."),
        )
        return el("div", kotak("kabar", *isi), id="kunci-jadi", tabindex="-1")

    def _formulir(self) -> Html:
        panjang = f"Paling sedikit {PANJANG_FRASA} huruf, misalnya empat kata acak."
        frasa = [
            medan_frasa(f"kunci-{nama}", label, bantuan, kunci=nama, autocomplete="new-password")
            for nama, label, bantuan in (
                ("frasa", "Frasa sandi baru", panjang),
                ("ulang", "Ulangi frasa sandi", "Frasa yang terlupa tidak dapat dipulihkan."),
            )
        ]
        return gabung(
            el(
                "div",
                medan_teks(
                    "kunci-sebagai",
                    "Nama dan jabatan Anda",
                    "sebagai",
                    self.sebagai,
                    "Tampil pada daftar di bawah.",
                ),
                medan_teks(
                    "kunci-letak",
                    "Berkas kunci yang akan dibuat",
                    "letak",
                    self.letak,
                    "Pada komputer ini, misalnya /rumah/saya/p-karo-po.kunci; berkas lama tidak ditimpa.",
                ),
                *frasa,
                kelas="kisi",
            ),
            footer(
                tombol(
                    "Buat kunci", "buat_kunci", "utama", id="buat-kunci", sertakan="kunci-frasa kunci-ulang"
                )
            ),
        )
