"""What the grid asks for, carried out on the session."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from abk.errors import ParameterError
from abk.instrumen.formulir.bacaan import baca_sel, baca_tempelan, bacaan_ragu, bersih, pilih_bacaan
from abk.instrumen.formulir.isian import Isian
from abk.instrumen.formulir.sesi import Sesi
from abk.instrumen.formulir.task_table import pertanyaan_tugas, pesan
from abk.instrumen.pertanyaan import Pertanyaan
from abk.tables.angka import angka_teks
from abk.tables.kata import arti_kata
from abk.tulisan.markup import kutip


class Perintah:
    """Commands of the grid by name."""

    def __init__(self, sesi: Sesi, kabar: Callable[[str], None], fokus: Callable[..., None]) -> None:
        self._sesi, self._kabar, self._fokus = sesi, kabar, fokus
        self._tawaran: tuple[int, str, str] | None = None
        self._aksi: dict[str, Callable[[Mapping[str, Any]], None]] = {
            "ubah": self._ubah,
            "batal": lambda p: sesi.batal(_langkah(p)),
            "tempel": self._tempel,
            "pilih": self._pilih,
            "pilih_semua": self._pilih_semua,
            "pakai_norma": self._pakai_norma,
            "urung": lambda _: self._kabar("Suntingan terakhir diurungkan." if sesi.urung() else ""),
            "ulang": lambda _: self._kabar("Suntingan diulangi." if sesi.ulang() else ""),
            "sisip": self._sisip,
            "hapus": self._hapus,
            "naik": lambda p: sesi.ubah(lambda i: i.pindah(_id(p), -1)),
            "turun": lambda p: sesi.ubah(lambda i: i.pindah(_id(p), 1)),
            "nomori": lambda _: sesi.ubah(Isian.nomori_ulang),
        }

    def __call__(self, pesan: Mapping[str, Any]) -> None:
        """Carry out one message of the grid; ParameterError if it is none, or cannot be carried out."""
        aksi = self._aksi.get(str(pesan.get("aksi")))
        if aksi is None:
            raise ParameterError(
                f"Perintah {kutip(pesan.get('aksi'))} tidak dikenal.", "Muat ulang halaman ini."
            )
        aksi(pesan)

    @property
    def _tanya(self) -> tuple[Pertanyaan, ...]:
        penilai = self._sesi.penilai
        return pertanyaan_tugas(penilai.instrumen, penilai.pendekatan)

    def _kolom(self, nama: object) -> Pertanyaan:
        for satu in self._tanya:
            if satu.nama == nama:
                return satu
        raise ParameterError(f"Kolom {kutip(nama)} tidak dapat diisi.", "Pilih kolom lain.")

    def _ubah(self, p: Mapping[str, Any]) -> None:
        tanya = self._kolom(p.get("kolom"))
        nilai, ketikan = baca_sel(str(p.get("teks", "")), tanya)
        lanjut = bool(p.get("lanjut"))
        self._sesi.ubah(lambda i: i.ubah(_id(p), tanya.nama, nilai, ketikan), _langkah(p), lanjut=lanjut)

    def _tempel(self, p: Mapping[str, Any]) -> None:
        awal = self._kolom(p.get("kolom"))
        kolom = self._tanya[self._tanya.index(awal) :]
        mentah = baca_tempelan(str(p.get("teks", "")))
        if self._tawarkan(p, awal, mentah):
            return
        blok = [[baca_sel(teks, k) for teks, k in zip(baris, kolom, strict=False)] for baris in mentah]
        self._sesi.ubah(lambda i: i.tempel(_id(p), [k.nama for k in kolom], blok))
        lebar = max(map(len, mentah))
        lebih = lebar - len(kolom)
        sisa = f"; {lebih} kolom di luar tabel tidak ditempel" if lebih > 0 else ""
        self._kabar(
            f"{len(blok)} baris ditempel{sisa}.{self._salah_tempel(_id(p), len(blok), kolom[:lebar])}"
        )

    def _salah_tempel(self, id_baris: int, banyak: int, kolom: Sequence[Pertanyaan]) -> str:
        """What a paste has made wrong: how many cells, and the first of them."""
        awal = self._sesi.isian.letak(id_baris)
        per_sel = self._sesi.penilaian.per_sel
        salah = [
            (n, k, t)
            for n, baris in enumerate(self._sesi.isian.baris[awal : awal + banyak], awal + 1)
            for k in kolom
            for t in per_sel.get((baris.id, k.nama), ())[:1]
            if t.tingkat != "catatan"
        ]
        if not salah:
            return ""
        n, k, t = salah[0]
        return f" {len(salah)} sel perlu diperbaiki; yang pertama {k.label} pada baris {n}: {pesan(t)}"

    def _tawarkan(self, p: Mapping[str, Any], awal: Pertanyaan, mentah: list[list[str]]) -> bool:
        """A block that begins in another column than its contents: the right cell is offered, once."""
        tepat = kolom_tepat(mentah, self._tanya, self._tanya.index(awal))
        tawaran = (_id(p), awal.nama, str(p.get("teks", "")))
        if tepat is None or tawaran == self._tawaran:
            self._tawaran = None
            return False
        self._tawaran = tawaran
        tujuan = self._tanya[tepat]
        self._fokus(_id(p), tujuan.nama)
        self._kabar(
            f"Belum ditempel: isinya tampak dimulai dari {tujuan.label}, bukan {awal.label}. Sel yang tepat "
            f"sudah dipilih: tempel sekali lagi. Bila memang mulai {awal.label}, tempel lagi di sel semula."
        )
        return True

    def _pilih(self, p: Mapping[str, Any]) -> None:
        tanya = self._kolom(p.get("kolom"))

        def pilih(i: Isian) -> Isian:
            lama = i.baris[i.letak(_id(p))].sel.get(tanya.nama)
            return i.ubah(_id(p), tanya.nama, pilih_bacaan(lama, tanya, int(p.get("n", -1))), str(lama or ""))

        self._sesi.ubah(pilih)

    def _pakai_norma(self, p: Mapping[str, Any]) -> None:
        semua, n = self._sesi.penilaian.tawaran.get(_id(p), ()), int(p.get("n", -1))
        if not 0 <= n < len(semua):
            raise ParameterError("Norma itu tidak ditawarkan lagi.", "Tulis normanya pada selnya.")
        satu, dapat = semua[n], {t.nama for t in self._tanya}

        def pakai(i: Isian) -> Isian:
            baris = i.baris[i.letak(_id(p))]
            for nama, nilai in satu.isian.items():
                if nama in dapat and not (nama == "keterangan" and baris.sel.get(nama)):
                    i = i.ubah(_id(p), nama, nilai)
            return i

        self._sesi.ubah(pakai)
        self._kabar(f"Norma {satu.rinci} dipakai; Urungkan mengembalikannya.")

    def _pilih_semua(self, p: Mapping[str, Any]) -> None:
        jumlah = 0

        def pilih(i: Isian) -> Isian:
            nonlocal jumlah
            hasil = i
            for baris in i.baris:
                for tanya in self._tanya:
                    nilai = baris.sel.get(tanya.nama)
                    if bacaan_ragu(nilai, tanya):
                        baru = pilih_bacaan(nilai, tanya, int(p.get("n", -1)))
                        hasil = hasil.ubah(baris.id, tanya.nama, baru, str(nilai))
                        jumlah += 1
            return hasil

        self._sesi.ubah(pilih)
        self._kabar(f"{jumlah} angka dibaca menurut pilihan Anda; periksa hasilnya di tabel.")

    def _sisip(self, p: Mapping[str, Any]) -> None:
        tempat = self._sesi.isian.letak(_id(p))
        self._sesi.ubah(lambda i: i.sisip(_id(p)))
        self._fokus(self._sesi.isian.baris[tempat].id)

    def _hapus(self, p: Mapping[str, Any]) -> None:
        nomor = self._sesi.isian.baris[self._sesi.isian.letak(_id(p))].sel.get("nomor", "")
        self._sesi.ubah(lambda i: i.hapus(_id(p)))
        self._kabar(f"Baris {nomor} dihapus; Urungkan mengembalikannya." if nomor else "")


def jumlah_ragu(isian: Isian, tanya: tuple[Pertanyaan, ...]) -> int:
    """How many numbers wait for a choice between two readings."""
    return sum(bool(bacaan_ragu(b.sel.get(p.nama), p)) for b in isian.baris for p in tanya)


def _id(p: Mapping[str, Any]) -> int:
    try:
        return int(p["id"])
    except (KeyError, TypeError, ValueError):
        raise ParameterError("Baris tidak disebut.", "Muat ulang halaman ini.") from None


def _langkah(p: Mapping[str, Any]) -> tuple[str, int, str]:
    return ("sel", _id(p), str(p.get("kolom")))


# ── where a pasted block belongs, told from what its cells hold ──────────────────────────────────
_NOMOR = re.compile(r"[0-9]{1,3}(?:[.\-]?[0-9A-Za-z]{1,3}){0,3}[.)]?|[A-Za-z][.)]?")
_ANGKA_KATA = re.compile(r"[+-]?\d[\d.,]*\s*(?:/\s*)?[A-Za-z]+\.?")
_PAS = 0.9
_KELIRU = 0.5


def kolom_tepat(blok: Sequence[Sequence[str]], kolom: Sequence[Pertanyaan], awal: int) -> int | None:
    """Place in `kolom` where the block begins by its contents; None where it fits at `awal`, or in doubt."""
    kini = _kecocokan(blok, kolom, awal)
    if kini is None or kini >= _KELIRU:
        return None
    lain = {n: c for n in range(len(kolom)) if n != awal and (c := _kecocokan(blok, kolom, n)) is not None}
    pas = [n for n, c in lain.items() if c >= _PAS]
    # Several would do: the neighbour on the right is what a hand misses by one cell.
    return pas[0] if len(pas) == 1 else awal + 1 if awal + 1 in pas else None


def _kecocokan(blok: Sequence[Sequence[str]], kolom: Sequence[Pertanyaan], awal: int) -> float | None:
    """Share of the filled cells that fit their column, the worst column counting; None off the table."""
    lebar = max(map(len, blok), default=0)
    bagian: list[float] = []
    for k in range(lebar):
        isi = [t for baris in blok if k < len(baris) and (t := bersih(baris[k]))]
        if not isi:
            continue
        if awal + k >= len(kolom):
            return None
        bagian.append(sum(_cocok(t, kolom[awal + k]) for t in isi) / len(isi))
    return min(bagian) if bagian else None


def _cocok(teks: str, tanya: Pertanyaan) -> bool:
    dibaca = angka_teks(teks)
    angka = dibaca.nilai is not None or bool(dibaca.ragu)
    if tanya.jenis in {"angka", "bulat"}:
        return angka or _ANGKA_KATA.fullmatch(teks) is not None
    if tanya.jenis == "pilihan":
        sebutan = {tanya.sebutan(p).casefold() for p in tanya.pilihan}
        return teks.casefold() in sebutan or bool(arti_kata(teks, tanya.nama))
    if tanya.jenis == "kode":
        return _NOMOR.fullmatch(teks) is not None
    return not angka
