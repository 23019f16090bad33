"""What the form says about the answers while they are typed: doubts beside their field, need and load."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from abk.errors import Temuan
from abk.instrumen import Instrumen, instrumen, periksa_lembar
from abk.instrumen.formulir.bacaan import tulis_sel
from abk.instrumen.formulir.isian import Isian
from abk.instrumen.periksa import tabel_lembar
from abk.instrumen.pertanyaan import Saat
from abk.instrumen.pustaka import kata_tawaran, pencari_norma
from abk.kebutuhan import beban_tugas, hasil_jabatan
from abk.kegiatan import Kegiatan, Pengaturan, kaidah
from abk.peraturan import Aturan
from abk.store import Lembar
from abk.tables import TabelTerperiksa, angka_teks
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.analisis.kewajaran import Pembanding
    from abk.analisis.norma_waktu.tawaran import NormaTawaran, PencariNorma

_GANDA = "angka_bermakna_ganda"


@dataclass(frozen=True)
class Hasil:
    """Load and need of the post as it stands in the form.

    beban_kerja_menit : [menit/tahun]
    kebutuhan, kebutuhan_bulat : [orang], exact and rounded by the policy of the kegiatan
    bezetting, selisih : [orang]; None where the bezetting is not known
    keluar : rows that are left out of the sum until their fault or doubt is settled
    """

    beban_kerja_menit: float = 0.0
    kebutuhan: float = 0.0
    kebutuhan_bulat: int = 0
    bezetting: int | None = None
    selisih: int | None = None
    keluar: int = 0


@dataclass(frozen=True)
class Penilaian:
    """Judgement of a state of the form, in its words: findings by row id (None = head) and column, sums.

    beban : load of each row by its id: (menit/tahun, share of a person)
    tawaran : norms of the library that fit a row without one, by its id
    """

    temuan: tuple[Temuan, ...] = ()
    per_sel: Mapping[tuple[int | None, str], tuple[Temuan, ...]] = field(default_factory=dict)
    beban: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    hasil: Hasil = field(default_factory=Hasil)
    tawaran: Mapping[int, tuple[NormaTawaran, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Penilai:
    """Judge of the sheets of one post."""

    jabatan: Mapping[str, Any]
    pengaturan: Pengaturan
    aturan: Aturan
    instrumen: Instrumen
    pembanding: Pembanding | None = None
    pustaka: Callable[[], PencariNorma] | None = None

    @property
    def pendekatan(self) -> str:
        """Approach of the post."""
        isi = self.jabatan.get("pendekatan")
        return "tugas_per_tugas" if isi is None or pd.isna(isi) else str(isi)

    @property
    def jenjang(self) -> str | None:
        """Level of a functional post."""
        isi = self.jabatan.get("jenjang")
        return None if isi is None or pd.isna(isi) else str(isi)

    def lembar(self, isian: Isian) -> Lembar:
        """Sheet of a state of the form."""
        return isian.lembar(str(self.jabatan["kode_jabatan"]), self.pendekatan, self.instrumen.versi)

    def nilai(self, isian: Isian, saat: Saat = "draf") -> Penilaian:
        """Judgement of a state of the form."""
        lembar = self.lembar(isian)
        kaidah_ = kaidah(self.pengaturan)
        tabel = tabel_lembar(lembar, jenjang=self.jenjang, desimal=self.pengaturan.desimal, kaidah=kaidah_)
        temuan = [
            self._kalimat(t)
            for t in periksa_lembar(
                lembar,
                self.instrumen,
                saat,
                jabatan=self.jabatan,
                jenjang=self.jenjang,
                terperiksa=tabel,
                kaidah=kaidah_,
            )
            if t.tingkat != "catatan" or t.kolom
        ]
        id_baris = [b.id for b in isian.baris if not b.kosong]
        beban, hasil, rinci = self._hitung(tabel, id_baris)
        temuan += [self._kalimat(t) for t in self._petunjuk(tabel.tabel["uraian_tugas"], rinci)]
        tawaran = dict(self._tawaran(isian))
        temuan += [
            Temuan(
                "catatan",
                "norma_serupa",
                kata_tawaran(semua),
                "",
                "uraian_tugas",
                baris=id_baris.index(n) + 1,
                kolom="norma_waktu",
            )
            for n, semua in tawaran.items()
        ]
        per_sel: dict[tuple[int | None, str], tuple[Temuan, ...]] = {}
        for satu in temuan:
            kunci = (id_baris[satu.baris - 1] if satu.baris else None, satu.kolom)
            per_sel[kunci] = (*per_sel.get(kunci, ()), satu)
        return Penilaian(tuple(temuan), per_sel, beban, hasil, tawaran)

    def _hitung(
        self, hasil: TabelTerperiksa, id_baris: list[int]
    ) -> tuple[dict[int, tuple[float, float]], Hasil, pd.DataFrame]:
        # a number used twice stops a whole folder; here, as in the store, it only holds back its row
        keluar = {
            t.baris - 2 for t in hasil.temuan
            if t.tabel == "uraian_tugas" and t.baris is not None and t.tingkat != "catatan"
        }  # fmt: skip
        t = hasil.tabel["uraian_tugas"]
        j = hasil.tabel["jabatan"].assign(jenis_jabatan=self.jabatan.get("jenis_jabatan"))
        p = self.pengaturan
        beban = beban_tugas(t, j, self.aturan, hari_norma=p.hari_norma, keluar=pd.Index(sorted(keluar)))
        butuh = hasil_jabatan(
            j, beban.per_jabatan, self.aturan, pembulatan=p.pembulatan, minimum_satu=p.minimum_satu
        ).iloc[0]
        rinci = beban.rincian
        dihitung = zip(
            id_baris, rinci["beban_kerja_menit"], rinci["bagian_orang"], rinci["dihitung"], strict=True
        )
        per_baris = {i: (float(m), float(o)) for i, m, o, ikut in dihitung if ikut}
        ada = None if pd.isna(butuh["bezetting"]) else int(butuh["bezetting"])
        bulat = int(butuh["kebutuhan_bulat"])
        jumlah = Hasil(
            float(butuh["beban_kerja_menit"]),
            float(butuh["kebutuhan"]),
            bulat,
            ada,
            None if ada is None else ada - bulat,
            len(id_baris) - len(per_baris),
        )
        return per_baris, jumlah, rinci

    def _petunjuk(self, tugas: pd.DataFrame, rinci: pd.DataFrame) -> Iterator[Temuan]:
        """Questions about rows that are filled in; notes, which keep nothing from being submitted."""
        if self.pembanding is None:
            return
        kolom = {n: rinci[n].to_numpy() for n in ("norma_waktu_menit", "bagian_orang")}
        for n, satu in self.pembanding.petunjuk(tugas.assign(**kolom)):
            yield Temuan(
                "catatan", satu.kaidah, satu.pertanyaan, "", "uraian_tugas", baris=n + 1, kolom=satu.kolom
            )

    def _tawaran(self, isian: Isian) -> Iterator[tuple[int, tuple[NormaTawaran, ...]]]:
        """Rows that say what is done and not how long it takes, with the norms that fit."""
        if self.pustaka is None or self.pendekatan != "tugas_per_tugas":
            return
        for b in isian.baris:
            uraian = str(b.sel.get("uraian_tugas") or "")
            if uraian and b.sel.get("norma_waktu") in (None, "") and not b.kosong:
                semua = self.pustaka().tawaran(uraian, str(b.sel.get("hasil_kerja") or ""))
                if semua:
                    yield b.id, semua

    def _kalimat(self, t: Temuan) -> Temuan:
        """Finding in the words of the form: labels for column names, advice for whoever types."""
        if not t.kolom:
            return t
        label = next((p.label for p in self.instrumen.semua if p.nama == t.kolom), t.kolom)
        pesan = t.pesan.replace(t.kolom, label, 1) if t.pesan.startswith(t.kolom) else t.pesan
        saran = t.saran
        if t.aturan == _GANDA:
            saran = "Pilih arti yang dimaksud pada selnya."
        elif t.aturan == "angka" and (angka := angka_teks(t.nilai).bilangan) is not None:
            # the sign that files declare stands against it; typed by itself it is read by what it can mean
            pesan = f"{label} {kutip(t.nilai)} belum dapat dibaca"
            saran = f"Ketik angkanya saja, tanpa kata atau tanda lain: {tulis_sel(angka)}."
        elif t.aturan == "angka":
            saran = "Tulis angka, misalnya 1250 atau 30,5."
        return replace(t, pesan=pesan, saran=saran)


def penilai_lembar(k: Kegiatan, lembar: Lembar, pustaka: pd.DataFrame | None = None) -> Penilai:
    """Judge of the sheet of a post, under the version of the instrument it was answered in.

    pustaka : norms to offer besides those of the kegiatan that rest on evidence
    """
    from abk.analisis.kewajaran import pembanding  # noqa: PLC0415 - scipy is slow to import

    baris = k.jabatan[k.jabatan["kode_jabatan"] == lembar.kode_jabatan].iloc[0].to_dict()
    jabatan = {str(n): None if pd.isna(v) else v for n, v in baris.items()}
    jabatan["pendekatan"] = lembar.pendekatan or jabatan.get("pendekatan")
    return Penilai(
        jabatan,
        k.pengaturan,
        k.aturan,
        instrumen(lembar.instrumen_versi or None),
        pembanding(k, lembar.kode_jabatan),
        cache(lambda: pencari_norma(k, pustaka)),  # worked out where a row asks for it
    )
