"""The head of the cockpit: which case, who acts, how to come in, where to go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abk.kokpit.pages.pieces import (
    bagian,
    kotak,
    medan,
    medan_frasa,
    medan_teks,
    pilih,
    redup,
    sidik_ringkas,
    tanda,
    tombol,
)
from abk.kokpit.session import Session
from abk.sop.buka import BarisDaftar
from abk.sop.prosedur import sebutan_prosedur
from abk.tulisan.format import bulat
from abk.tulisan.markup import Html, el, gabung

NAVIGASI = (
    ("papan", "Papan"),
    ("tugas", "Tugas saya"),
    ("riwayat", "Riwayat"),
    ("berkas", "Naskah dan berkas"),
)
"""Pages that can always be gone to."""

_INDUK = {
    "kerja": "tugas",
    "putusan": "tugas",
    "kembali": "tugas",
    "ubah": "tugas",
    "lampir": "tugas",
    "tunjuk": "tugas",
}


@dataclass
class Kepala:
    """What the head shows besides the case."""

    pejabat: str = ""
    berkas: str = ""

    def render(self, session: Session, halaman: str) -> Html:
        """The head."""
        k = session.alur.keadaan
        rinci = f"Alur {k.kode} · tahun {k.tahun} · {sebutan_prosedur(k.prosedur, ringkas=True)}"
        return gabung(
            el(
                "header",
                el(
                    "div",
                    redup("Kokpit prosedur"),
                    el("h2", k.judul, kelas="judul-alur"),
                    el(
                        "p",
                        rinci,
                        " · kode verifikasi ",
                        sidik_ringkas(k.kepala),
                        f" · {bulat(k.jumlah)} catatan",
                        kelas="redup rinci-alur",
                    ),
                ),
                kelas="kepala-alur",
            ),
            self._peragaan() if session.peragaan else None,
            self._pelaku(session) if session.terbuka else self._masuk(session),
            self._navigasi(session, halaman),
        )

    @staticmethod
    def _peragaan() -> Html:
        kata = (
            "PERAGAAN. Kunci pejabat alur ini dapat dibuat siapa pun: tanda tangannya tidak membuktikan "
            "apa-apa. Pejabatnya rekaan."
        )
        return kotak("awas peragaan", el("p", el("strong", kata)))

    @staticmethod
    def _pelaku(session: Session) -> Html:
        return el(
            "div",
            el("p", "Bertindak sebagai ", el("strong", session.sebutan_pelaku), f" · {session.pelaku}"),
            tombol("Kunci layar", "kunci_layar", id="kunci-layar"),
            kelas="pelaku",
        )

    def _masuk(self, session: Session) -> Html:
        calon = session.calon
        kini = next((c for c in calon if c.id == self.pejabat), None)
        opsi = [("", "(pilih jabatan Anda)"), *((c.id, c.teks) for c in calon)]
        pejabat = medan(
            "masuk-pejabat",
            "Pejabat",
            pilih("masuk-pejabat", "masuk/pejabat", opsi, self.pejabat, name="pejabat", data_hidup=True),
            kelas="lebar",
        )
        isi: list[object] = [pejabat]
        if kini is not None and kini.peragaan:
            isi.append(
                el(
                    "p",
                    tombol("Masuk dengan kunci peragaan", "masuk_peragaan", "utama", id="masuk-peragaan"),
                    el("small", "Kunci ini bukan rahasia; hanya untuk berlatih."),
                    kelas="deret",
                )
            )
        else:
            isi += self._kunci(siap=kini is not None)
        return bagian("Masuk", el("div", *isi, kelas="kisi masuk"), kelas="masuk")

    def _kunci(self, *, siap: bool) -> list[Html]:
        letak = medan_teks(
            "masuk-berkas",
            "Letak berkas kunci",
            "masuk/berkas",
            self.berkas,
            "Pada komputer ini, misalnya /rumah/saya/kunci.pem.",
            name="berkas",
        )
        kata = "Dipakai sekali untuk membuka kunci; tidak disimpan."
        frasa = medan_frasa("masuk-frasa", "Frasa sandi", kata, data_enter="masuk")
        buka = tombol(
            "Buka kunci",
            "masuk",
            "utama",
            mati=not siap,
            id="masuk",
            sertakan="masuk-pejabat masuk-berkas masuk-frasa",
        )
        return [letak, frasa, el("p", buka, kelas="deret")]

    @staticmethod
    def _navigasi(session: Session, halaman: str) -> Html:
        kini = _INDUK.get(halaman, halaman)
        banyak = (
            sum(t.apa == "selesai" for t in session.alur.boleh(session.pelaku, session.saat))
            if session.terbuka
            else 0
        )
        isi = [
            tombol(
                f"{kata} ({banyak})" if nama == "tugas" and banyak else kata,
                "buka",
                "nav",
                halaman=nama,
                id=f"nav-{nama}",
                aria_current="page" if nama == kini else None,
            )
            for nama, kata in NAVIGASI
        ]
        muat = tombol(
            "Muat ulang", "muat", "tipis", id="muat", title="Baca yang dicatat orang lain sementara ini"
        )
        return el("nav", *isi, muat, *_awal(kini), aria_label="Halaman kokpit", kelas="navigasi")


def _awal(kini: str) -> list[Html]:
    """Ways to what needs no case."""
    return [
        tombol(
            kata,
            "buka",
            "tipis",
            halaman=nama,
            id=f"nav-{nama}",
            aria_current="page" if nama == kini else None,
        )
        for nama, kata in (("kunci", "Buat kunci"), ("mulai", "Alur baru"))
    ]


def render_pilihan(daftar: Sequence[BarisDaftar], kini: str = "") -> Html:
    """Cases of a store, to be chosen from, as their first events name them; the way to a new one."""
    awal = el("nav", *_awal(kini), aria_label="Halaman kokpit", kelas="navigasi")
    if not daftar:
        return gabung(el("h2", "Kokpit prosedur"), el("p", "Gudang ini belum berisi alur."), awal)
    isi = [
        el(
            "li",
            tombol(
                f"{a.judul} ({a.kode}, {a.tahun})" if a.judul else a.kode,
                "pilih_alur",
                kode=a.kode,
                id=f"alur-{a.kode}",
            ),
            tanda("peragaan", "gugur") if a.peragaan else None,
            el("small", a.salah, kelas="sebab") if a.salah else None,
        )
        for a in daftar
    ]
    return gabung(
        el("h2", "Pilih alur"),
        el("p", f"Gudang ini berisi {bulat(len(isi))} alur."),
        el("ul", *isi, kelas="daftar-isi"),
        awal,
    )
