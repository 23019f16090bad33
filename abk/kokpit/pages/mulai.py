"""The page on which a case is prepared and started; a checklist says what is missing for step 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.kokpit.content import periksa_besar
from abk.kokpit.pages.base import Aksi, Host, Page, Pesan, teks
from abk.kokpit.pages.pieces import (
    butir,
    centang,
    footer,
    judul,
    kotak,
    medan,
    medan_frasa,
    medan_teks,
    pilih,
    tabel,
    tanda,
    tombol,
)
from abk.kokpit.pages.render_step import medan_berkas, render_terunggah
from abk.kokpit.persiapan import Butir, Persiapan, StoreView
from abk.naskah.profil import daftar_profil
from abk.naskah.profil import profil as baca_profil
from abk.sop.catatan.kunci import sidik_kunci
from abk.sop.daftar_pejabat import BarisPejabat, kunci_menurut
from abk.tulisan.format import tanggal
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import kelompok

_TEKS = ("instansi", "kota", "alamat", "tahun", "judul", "kode", "pejabat", "profil")
_CONTOH = "Nama Rekaan, S.H.; Karo PO; 1 Januari 2027; a1b2 c3d4 e5f6 0718"


class Mulai(Page):
    """A case that is being prepared."""

    nama = "mulai"
    nama_isian = frozenset({"pelaku", "letak"})

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.rencana = Persiapan.dari(host.gudang, host.hari)
        self.pelaku = self.letak = self.nama_berkas = ""
        self.usulan: bytes | None = None

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds, in the store too."""
        medan_, _, kode = jalur.partition("/")
        if medan_ == "unit":
            lain = [u for u in self.rencana.unit if u != kode]
            self.rencana.unit = [*lain, kode] if nilai else lain
        elif medan_ in _TEKS:
            setattr(self.rencana, medan_, str(nilai))
        else:
            super().isi(jalur, nilai)
            return
        self.rencana.simpan(self.host.gudang)

    def berkas(self, jalur: str, nama: str, isi: bytes) -> None:
        """Take the proposal."""
        if jalur != "unggahan":
            super().berkas(jalur, nama, isi)
        periksa_besar(nama, isi)
        self.nama_berkas, self.usulan = nama, isi

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {"periksa": lambda _: None, "mulai_alur": self._mulai, "latihan": lambda _: self._latihan()}

    def _mulai(self, pesan: Pesan) -> None:
        frasa = teks(pesan, "frasa")
        alur = self.rencana.mulai(
            self.host.gudang, self.pelaku, self.letak, frasa, hari=self.host.hari, usulan=self.usulan
        )
        self.host.tutup(self)
        self.host.buka_alur(alur.kode)
        self.host.kabar(
            f"Alur {alur.kode} dimulai. Salin kode verifikasinya ke atas kertas: {kelompok(alur.kepala)}. "
            "Masuklah untuk mengerjakan langkah 1."
        )

    def _latihan(self) -> None:
        alur = self.rencana.latihan(self.host.gudang, self.host.hari)
        self.host.buka_alur(alur.kode)
        self.host.kabar("Latihan dimulai: pejabatnya rekaan, kuncinya bukan rahasia.")

    # ── what is shown ─────────────────────────────────────────────────────────────────────────
    def render(self) -> Html:
        """The form, what was understood of it, the checklist, the start; the store is looked at once."""
        bahan = self.rencana.bahan(self.host.gudang, self.host.hari)
        return gabung(
            judul("Alur baru"),
            kotak(
                "kabar",
                el(
                    "p",
                    "Yang diketik di sini disimpan di gudang sebagai draf, juga bila halaman ditutup. Siapa "
                    "pun yang dapat membaca gudang dapat membaca draf itu.",
                ),
            ),
            el(
                "p",
                tombol("Mulai latihan", "latihan", id="latihan"),
                el("small", "Alur rekaan untuk mencoba; bertanda LATIHAN pada judul dan setiap naskah."),
                kelas="deret",
            ),
            self._pokok(),
            self._unit(bahan),
            self._pejabat(bahan),
            self._periksa(bahan),
            self._mulai_borang(bahan),
        )

    def _satu(self, nama: str, label: str, bantuan: str = "") -> Html:
        return medan_teks(f"mulai-{nama}", label, nama, getattr(self.rencana, nama), bantuan)

    def _pokok(self) -> Html:
        opsi = [(n, baca_profil(n).judul) for n in daftar_profil()]
        return el(
            "fieldset",
            el("legend", "1. Instansi dan alur"),
            el(
                "div",
                self._satu("instansi", "Nama instansi"),
                self._satu("kota", "Kota", "Tempat naskah ditandatangani; kosong berarti menurut profil."),
                self._satu("alamat", "Alamat pada kop", "Kosong berarti kop tanpa alamat contoh."),
                medan(
                    "mulai-profil",
                    "Profil naskah",
                    pilih("mulai-profil", "profil", opsi, self.rencana.profil),
                ),
                self._satu("tahun", "Tahun"),
                self._satu("judul", "Judul"),
                self._satu(
                    "kode", "Kode alur", "Huruf kecil, angka, tanda hubung; tidak dapat diganti kemudian."
                ),
                kelas="kisi",
            ),
            self._kop(),
        )

    def _kop(self) -> Html:
        """The letterhead that documents will have: what the profile says is seen before it is used."""
        baris = " · ".join(self.rencana.baris_kop())
        return el(
            "p",
            f"Kop naskah: {baris}. Bila bukan milik instansi, mulai alur dengan berkas profil instansi "
            "sendiri: abk naskah --salin-profil, lalu abk sop mulai.",
            kelas="redup",
        )

    def _unit(self, bahan: StoreView) -> Html:
        unit = bahan.unit
        kotak_unit = [
            centang(
                f"mulai-unit-{n}",
                f"unit/{kode}",
                f"{nama} ({kode})",
                isi=kode in self.rencana.unit,
                data_hidup=True,
            )
            for n, (kode, nama) in enumerate(zip(unit["kode_unit"], unit["nama_unit"], strict=True))
        ]
        return el(
            "fieldset",
            el("legend", "2. Unit yang ikut"),
            el("div", *kotak_unit, kelas="kotak-pilih daftar-unit"),
        )

    def _pejabat(self, bahan: StoreView) -> Html:
        bantuan = (
            "Satu baris satu peran, selnya dipisah tab atau titik koma, urutannya bebas: nama; peran; NIP "
            "bila ada; berlaku sejak; sampai; Plt. atau Plh.; sidik jari kuncinya. Pejabat unit menyebut "
            "kode unitnya. "
            f"Misalnya: {_CONTOH}"
        )
        return el(
            "fieldset",
            el("legend", "3. Pejabat"),
            medan_teks(
                "mulai-pejabat",
                "Daftar pejabat (tempel dari Excel)",
                "pejabat",
                self.rencana.pejabat,
                bantuan,
                baris=6,
                kelas="lebar",
                data_hidup=True,
            ),
            self._terbaca(bahan),
        )

    def _terbaca(self, bahan: StoreView) -> Html | None:
        if not bahan.daftar.baris:
            return None
        kepala = ("Pengenal", "Nama", "Jabatan", "Peran", "Berlaku", "Kunci")
        return tabel(kepala, [self._baris(s, bahan.tawar) for s in bahan.daftar.baris], "Daftar yang terbaca")

    def _baris(self, s: BarisPejabat, tawar: Mapping[str, str]) -> tuple[object, ...]:
        peran = " ".join(filter(None, (s.sebutan, self.rencana.acuan.nama_peran(s.peran), s.unit)))
        masa = f"sejak {tanggal(s.sejak)}" + (f" sampai {tanggal(s.sampai)}" if s.sampai else "")
        publik = kunci_menurut(s.sidik, tawar)
        kata = (
            f"{kelompok(sidik_kunci(publik), 4)} · {tawar.get(publik, 'kunci publik dari daftar')}"
            if publik
            else "sidik jari itu tidak ditawarkan"
            if s.sidik
            else "belum ada"
        )
        return (s.id, s.nama, s.jabatan, peran, masa, kata)

    def _periksa(self, bahan: StoreView) -> Html:
        semua = self.rencana.periksa(bahan)
        return el(
            "section",
            el("h3", "4. Daftar periksa"),
            el("ul", *[_render_butir(b) for b in semua], kelas="periksa"),
            footer(tombol("Periksa lagi", "periksa", id="periksa-awal")),
            aria_label="Daftar periksa",
        )

    def _mulai_borang(self, bahan: StoreView) -> Html:
        pemula = self.rencana.pemula(bahan)
        return el(
            "fieldset",
            el("legend", "5. Mulai"),
            medan_berkas("Usulan unit atau program kerja (boleh dilampirkan kemudian)"),
            render_terunggah(self.nama_berkas, self.usulan),
            el(
                "div",
                medan(
                    "mulai-pelaku",
                    "Yang memulai",
                    pilih("mulai-pelaku", "pelaku", [("", "(pilih)"), *pemula], self.pelaku),
                ),
                medan_teks("mulai-letak", "Letak berkas kuncinya", "letak", self.letak),
                medan_frasa("mulai-frasa", "Frasa sandi", "Dipakai sekali; tidak disimpan."),
                kelas="kisi",
            ),
            el(
                "p",
                "Tanda tangan ini menunjuk pejabat di atas dengan kunci yang tersebut. Cocokkan dahulu "
                "setiap sidik jari dengan orangnya.",
            ),
            footer(
                tombol(
                    "Tanda tangani dan mulai", "mulai_alur", "utama", id="mulai-alur", sertakan="mulai-frasa"
                )
            ),
        )


def _render_butir(b: Butir) -> Html:
    kata = tanda("ada", "selesai") if b.ada else tanda("belum", "lewat")
    return el("li", kata, " ", b.kata, butir(b.rinci))
