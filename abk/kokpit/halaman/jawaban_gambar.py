"""The technical confirmation as a page: per post what the meeting changed, and what the unit answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from abk.kegiatan import Perubahan
from abk.kokpit.halaman.unsur import centang, kotak, medan, paragraf, rujukan, tabel, tanda, tombol
from abk.kokpit.halaman.usul_gambar import gambar_draf, gambar_efek, gambar_perubahan
from abk.kokpit.jawaban import STATUS, Jawaban, JawabanUnit
from abk.kokpit.usulan import kamus, tampak
from abk.tulisan.format import bertanda, bulat, kebutuhan
from abk.tulisan.markup import Html, el, gabung

_TANDA = {"sesuai": "selesai", "sesuai_dengan_perbaikan": "mendekati", "tidak_sesuai": "lewat"}


def gambar_jawaban(j: JawabanUnit, putusan: Sequence[Perubahan], efek: pd.DataFrame, awalan: str) -> Html:
    """Every post with its differences and its answer.

    Parameters
    ----------
    j : answers
    putusan : what the meeting decided about the unit
    efek : need of every post before and after the meeting
    awalan : begins the id of every field
    """
    juru = _Juru(j, putusan, efek, awalan)
    terjawab = len(j.jawaban) - len(j.belum)
    atas = el(
        "p",
        f"{terjawab} dari {len(j.jawaban)} jabatan sudah dijawab. ",
        tombol("Jawab “sesuai” untuk yang belum dijawab", "sesuaikan_sisa", "tipis") if j.belum else None,
    )
    umum = kotak("salah", el("p", *j.salah[""], kelas="rinci-galat")) if "" in j.salah else None
    isi = [juru.jabatan(kode, satu) for kode, satu in j.jawaban.items()]
    return el(
        "section",
        el("h3", "Jawaban tiap jabatan"),
        atas,
        umum,
        *isi,
        _penolakan(j),
        kelas="jawaban",
        aria_label="Jawaban tiap jabatan",
    )


def _penolakan(j: JawabanUnit) -> Html | None:
    if not j.ditolak:
        return None
    kata = (
        f"{len(j.ditolak)} jabatan dijawab tidak sesuai. Konfirmasi tidak dapat diselesaikan: kembalikan "
        "konsep data beserta jawaban ini, agar diperbaiki."
    )
    return kotak("awas", el("p", kata), tombol("Kembalikan konsep data…", "ke_kembali", "utama"))


class _Juru:
    def __init__(self, j: JawabanUnit, putusan: Sequence[Perubahan], efek: pd.DataFrame, awalan: str) -> None:
        self.j, self.putusan, self.efek, self.awalan = j, putusan, efek, awalan
        self.nama, self.tugas = kamus(j.konsep)

    def jabatan(self, kode: str, satu: Jawaban) -> Html:
        """One post."""
        milik = [p for p in self.putusan if p.kode_jabatan == kode]
        salah = self.j.salah.get(kode, [])
        sendiri = f"{self.awalan}-{list(self.j.jawaban).index(kode)}"
        kata = STATUS.get(satu.status, "belum dijawab")
        kepala = el(
            "h4",
            f"{self.nama.get(kode, kode)} ({kode}) ",
            tanda(kata, _TANDA.get(satu.status, "menunggu")),
        )
        isi = [
            kepala,
            self._angka(kode),
            gambar_perubahan(milik, self.nama, self.tugas, f"Perubahan hasil rapat {kode}")
            if milik
            else el("p", "Rapat tidak mengubah data jabatan ini.", kelas="redup"),
            self._tugas(kode),
            self._jawaban(kode, satu, sendiri, salah),
        ]
        return el("article", *isi, kelas="jabatan", id=f"{sendiri}-jabatan")

    def _angka(self, kode: str) -> Html:
        r = self.efek.loc[kode]
        lama, baru = kebutuhan(r["kebutuhan_lama"]), kebutuhan(r["kebutuhan_baru"])
        beda = baru if lama == baru else f"{lama} → {baru}"
        bulat_beda = (bulat(r["kebutuhan_bulat_lama"]), bulat(r["kebutuhan_bulat_baru"]))
        orang = bulat_beda[1] if bulat_beda[0] == bulat_beda[1] else " → ".join(bulat_beda)
        return el(
            "p",
            f"Kebutuhan {beda} orang, dibulatkan {orang} orang; selisih dengan bezetting "
            f"{bertanda(r['selisih_baru'])} orang.",
        )

    def _tugas(self, kode: str) -> Html:
        t = self.j.konsep.uraian_tugas
        milik = t[t["kode_jabatan"] == kode]
        kolom = ("volume", "periode", "norma_waktu", "satuan_waktu")
        baris = [
            (str(r["nomor"]), r["uraian_tugas"], *(tampak(_polos(r.get(k)), "1", k) or "–" for k in kolom))
            for _, r in milik.iterrows()
        ]
        kepala = ("Nomor", "Uraian tugas", "Volume", "Periode", "Norma waktu", "Satuan")
        return el(
            "details",
            el("summary", f"Lihat {len(baris)} uraian tugas"),
            tabel(kepala, baris, f"Uraian tugas {kode}", (2, 4)),
        )

    def _jawaban(self, kode: str, satu: Jawaban, sendiri: str, salah: Sequence[str]) -> Html:
        jalur = f"jawaban:{kode}"
        pilihan = [self._pilihan(f"{sendiri}-{s}", sendiri, jalur, s, satu.status, salah) for s in STATUS]
        galat = el("small", "; ".join(salah), id=f"{sendiri}-s", kelas="medan-galat") if salah else None
        catatan = medan(
            f"{sendiri}-catatan",
            "Catatan",
            paragraf(f"{sendiri}-catatan", f"{jalur}/catatan", satu.catatan, 2),
        )
        isi: list[object] = [
            el("legend", f"Jawaban untuk {kode}"),
            el("div", *pilihan, kelas="kotak-pilih"),
            galat,
            catatan,
        ]
        if satu.status == "sesuai_dengan_perbaikan":
            isi.append(self._usul(kode, satu, sendiri))
        return el("fieldset", *isi, kelas="jawab", id=f"{sendiri}-jawab")

    @staticmethod
    def _pilihan(nama: str, kelompok: str, jalur: str, status: str, kini: str, salah: Sequence[str]) -> Html:
        kendali = el(
            "input",
            type="radio",
            id=nama,
            name=kelompok,
            value=status,
            checked=status == kini,
            data_isi=f"{jalur}/status",
            data_hidup=True,
            **rujukan(kelompok, "", salah),
        )
        return el("span", kendali, el("label", STATUS[status], for_=nama), kelas="centang")

    def _usul(self, kode: str, satu: Jawaban, sendiri: str) -> Html:
        perubahan, salah = satu.usul.perubahan()
        efek, sebab = satu.usul.efek()
        tampil = salah if kode in self.j.salah else {}
        return gabung(
            el("h5", "Usul perbaikan"),
            gambar_draf(satu.usul, f"usul:{kode}", f"{sendiri}-usul", tampil),
            gambar_efek(efek, sebab, self.nama, f"Pengaruh usul pada {kode}"),
            el("p", "Pengaruhnya dihitung setelah usul lengkap.", kelas="redup") if not perubahan else None,
            tombol("Tambah usul", "tambah_usul", "tipis", jalur=f"usul:{kode}", id=f"{sendiri}-tambah"),
        )


def _polos(nilai: object) -> str:
    return "" if nilai is None or nilai != nilai else f"{nilai:g}" if isinstance(nilai, float) else str(nilai)  # noqa: PLR0124


def gambar_terima(
    usul: Mapping[str, Sequence[Perubahan]],
    diterima: set[int],
    kamus_unit: tuple[Mapping[str, str], Mapping[tuple[str, str], str]],
    efek: tuple[pd.DataFrame | None, str],
    salah: str,
) -> Html:
    """Proposals of all units, to be accepted.

    Parameters
    ----------
    usul : proposals by unit
    diterima : places of those that are accepted, counted through all units
    kamus_unit : names of posts, texts of tasks
    efek : what accepting all of them does to the need
    salah : what is wrong with the choice
    """
    nama, tugas = kamus_unit
    semua = [(unit, satu) for unit, milik in usul.items() for satu in milik]
    if not semua:
        return el(
            "section",
            el("h3", "Usul perbaikan unit"),
            el("p", "Semua unit menjawab sesuai; tidak ada usul perbaikan."),
        )
    kotak_terima = [
        centang(
            f"terima-{n}",
            f"terima/{n}",
            el("span", f"terima usul {n + 1}", kelas="tersembunyi"),
            isi=n in diterima,
            data_hidup=True,
        )
        for n in range(len(semua))
    ]
    tambahan: list[tuple[str, Sequence[object]]] = [
        ("Unit", [u for u, _ in semua]),
        ("Diterima", kotak_terima),
    ]
    kata = (
        "Semua usul diterima, atau unit yang mengusulkannya dikembalikan: keputusan tidak boleh memuat angka "
        "yang tidak dikonfirmasi unitnya."
    )
    return el(
        "section",
        el("h3", f"Usul perbaikan unit ({len(semua)})"),
        el("p", kata),
        kotak("salah", el("p", salah)) if salah else None,
        gambar_perubahan([p for _, p in semua], nama, tugas, "Usul perbaikan", tambahan),
        tombol("Terima semua usul", "terima_semua", "tipis") if len(diterima) < len(semua) else None,
        gambar_efek(*efek, nama, "Pengaruh semua usul pada kebutuhan"),
        aria_label="Usul perbaikan unit",
    )
