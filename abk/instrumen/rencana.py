"""An import thought through before anything is written: what the files are, need, and would create."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from abk.errors import ParameterError
from abk.instrumen.asing import Peta, PetaTabel, Pratinjau
from abk.instrumen.asing.bentuk import TabelTinjau, Tanya
from abk.instrumen.asing.impor import aturan_tujuan, impor_asing
from abk.instrumen.asing.pratinjau import tinjau_pratinjau
from abk.instrumen.buku.impor import impor
from abk.instrumen.buku.laporan import LaporanImpor, LembarDibaca
from abk.instrumen.buku.pembaca import buku_sendiri
from abk.instrumen.daftar import jenis_menurut_nama
from abk.instrumen.galat import BerkasError
from abk.instrumen.jawaban import periksa_jawaban, tolak_pertentangan
from abk.instrumen.padanan import TANYA_IDENTITAS, Dikenal, identitas_tabel
from abk.instrumen.sandbox import BukuMentah, Sandbox
from abk.instrumen.sumber import buku_sumber, kegiatan_sumber, penanda_terbuka
from abk.instrumen.tabel_buku import tabel_buku
from abk.kegiatan import Kegiatan
from abk.peraturan import Aturan
from abk.store import Gudang, GudangError, buka, buka_baru
from abk.tables.kata import arti_kata
from abk.tulisan.markup import kutip

_PUTARAN = 4
"""How often answers are looked for: one may open the next question."""


@dataclass(frozen=True)
class Rencana:
    """What an import would do.

    milik : questionnaires of ours
    kegiatan : tables of a kegiatan, and the name of their source
    asing : workbooks of an office's own layout, each with the answers that hold for it
    unit, jabatan : rows that the store does not have and that would be created
    terbuka : questions that still wait for an answer: file, table, question
    dibaca : tables of the foreign workbooks, as lines
    dianggap : codes of posts whose kind is an assumption
    """

    milik: tuple[Path, ...] = ()
    kegiatan: tuple[tuple[str, Kegiatan], ...] = ()
    asing: tuple[tuple[Path, Peta], ...] = ()
    unit: tuple[Mapping[str, str], ...] = ()
    jabatan: tuple[Mapping[str, str], ...] = ()
    terbuka: tuple[tuple[str, TabelTinjau, Tanya], ...] = ()
    dibaca: tuple[str, ...] = ()
    dianggap: frozenset[str] = frozenset()

    @property
    def usulan(self) -> list[tuple[str, str, str, str, str]]:
        """Units and posts that would be created, to be shown before the yes: what, code, name, unit, kind."""
        jabatan = [
            ("jabatan", j["kode_jabatan"], j["nama_jabatan"], j["kode_unit"], self._jenis(j))
            for j in self.jabatan
        ]
        return [*(("unit", u["kode_unit"], u["nama_unit"], "", "") for u in self.unit), *jabatan]

    def _jenis(self, jabatan: Mapping[str, str]) -> str:
        anggapan = " (anggapan)" if jabatan["kode_jabatan"] in self.dianggap else ""
        return f"{jabatan['jenis_jabatan'] or '–'}{anggapan}"

    @property
    def pertanyaan(self) -> list[str]:
        """Open questions, one line a kind: how many tables ask it, and the evidence of the first."""
        jenis: dict[tuple[str, str], list[tuple[str, TabelTinjau, Tanya]]] = {}
        tanpa_nama = {
            (b, t.kunci, q.nama.split(".")[1])
            for b, t, q in self.terbuka
            if q.nama.endswith(".nama_jabatan") and not q.nama.startswith("kolom.")
        }
        for satu in self.terbuka:
            pos = TANYA_IDENTITAS.fullmatch(satu[2].nama)
            if pos and pos[2].startswith("kode_") and (satu[0], satu[1].kunci, pos[1]) in tanpa_nama:
                continue  # the name answers them
            nama = TANYA_IDENTITAS.sub(r"jabatan.\2", satu[2].nama)
            jenis.setdefault((nama, " | ".join(satu[2].pilihan)), []).append(satu)
        baris = []
        for (nama, pilihan), semua in jenis.items():
            berkas, tabel, tanya = semua[0]
            usulan = sorted({t.usulan for _, _, t in semua if t.usulan})
            sebut = f" [{pilihan}]" if pilihan else ""
            sebut += f"; usulan {', '.join(usulan)}" if usulan else ""
            bukti = (
                f" ({berkas}, {tabel.kunci}: {tanya.bukti})" if tanya.bukti else f" ({berkas}, {tabel.kunci})"
            )
            baris.append(f"{len(semua)} × {nama}: {tanya.teks}{sebut}{bukti}")
        return baris


def rencanakan(
    berkas: Sequence[Path | str],
    tujuan: str,
    *,
    peta: Peta | None = None,
    jawab: Mapping[str, str] | None = None,
    daftar: Sequence[Mapping[str, str]] = (),
    terima_usulan: bool = False,
) -> Rencana:
    """Look at every file, and at what the store has; writes nothing.

    Parameters
    ----------
    berkas : workbooks, text tables, or folders of tables
    tujuan : address of the store, which need not be there yet
    peta : answers to a foreign workbook
    jawab : answers by the name of a question, for every table that asks it
    daftar : posts with their codes, from a list of the office
    terima_usulan : take what the evidence suggests; a post of which nothing tells the kind is a pelaksana

    Raises
    ------
    AbkError
        If a file cannot be read, or is put into a post of another name, kind or unit.
    """
    semua = [b for b in map(Path, berkas) if not penanda_terbuka(b)]
    if not semua:
        saran = "Sebutkan sekurang-kurangnya satu berkas; ~$… hanya penanda bahwa berkas itu sedang dibuka."
        raise ParameterError("Tidak ada berkas yang disebut.", saran)
    kenal = _dikenal(tujuan, daftar)
    milik: list[Path] = []
    tabel: list[tuple[str, Kegiatan]] = []
    asing: list[tuple[Path, Peta]] = []
    terbuka: list[tuple[str, TabelTinjau, Tanya]] = []
    dibaca: list[str] = []
    isian = {**(jawab or {})}
    hukum = aturan_tujuan(tujuan)
    with Sandbox() as sandbox:
        for jalur in semua:
            if not jalur.exists():
                raise BerkasError(
                    "Berkas atau folder ini tidak ada.", "Periksa letak dan namanya.", str(jalur)
                )
            if jalur.is_dir() and not buku_sumber(jalur):
                tabel += _tabel(jalur)
                continue
            for satu in buku_sumber(jalur):
                buku = sandbox.baca(satu)
                if buku_sendiri(buku):
                    milik.append(satu)
                elif tabel_buku(buku):
                    tabel += _tabel(jalur)
                    break  # a folder of tables is one source
                else:
                    p, jawaban = _asing(buku, peta or Peta(), isian, kenal, hukum, terima=terima_usulan)
                    asing.append((satu, jawaban))
                    terbuka += ((satu.name, t, tanya) for t, tanya in p.terbuka)
                    dibaca += (
                        f"{satu.name}, lembar {kutip(t.lembar)}: {len(t.baris)} uraian tugas" for t in p.tabel
                    )
    periksa_jawaban(isian, kenal.dinamai)
    baru = (tuple(kenal.unit_baru), tuple(kenal.jabatan_baru))
    return Rencana(
        tuple(milik),
        tuple(tabel),
        tuple(asing),
        *baru,
        tuple(terbuka),
        tuple(dibaca),
        frozenset(kenal.dianggap),
    )


def _tabel(jalur: Path) -> list[tuple[str, Kegiatan]]:
    k = kegiatan_sumber(jalur)
    return [] if k is None else [(jalur.name, k)]


def laksanakan(rencana: Rencana, tujuan: str, oleh: str, alasan: str = "") -> LaporanImpor:
    """Do what was planned; a store that was only made for it goes away again where that fails.

    Raises
    ------
    AbkError
        If a question is open, or a file is not accepted as a whole.
    """
    if rencana.terbuka:
        tanya = rencana.pertanyaan
        pesan = f"{len(tanya)} pertanyaan belum dijawab:\n" + "\n".join(f"  - {p}" for p in tanya)
        raise BerkasError(pesan, "Jawab dengan --jawab NAMA=ISI, --terima-usulan, atau peta (--peta BERKAS).")
    with buka_baru(tujuan) as gudang:
        laporan: list[LaporanImpor] = []
        for nama, k in rencana.kegiatan:
            gudang.impor_kegiatan(k, oleh, alasan, arus=True)
            laporan.append(_laporan_tabel(nama, k))
        if rencana.unit or rencana.jabatan:
            gudang.simpan_identitas(rencana.unit, rencana.jabatan, oleh=oleh, alasan=alasan or "impor")
            baru = (*(f"unit {u['kode_unit']}" for u in rencana.unit),
                    *(f"jabatan {j['kode_jabatan']}" for j in rencana.jabatan))  # fmt: skip
            laporan.append(LaporanImpor(baru=baru))
        if rencana.milik:
            laporan.append(impor(rencana.milik, gudang, oleh, alasan))
        laporan += (impor_asing(b, p, gudang, oleh, alasan) for b, p in rencana.asing)
    return LaporanImpor(
        **{
            f.name: tuple(isi for satu in laporan for isi in getattr(satu, f.name))
            for f in fields(LaporanImpor)
        }
    )


def _laporan_tabel(nama: str, k: Kegiatan) -> LaporanImpor:
    banyak = k.uraian_tugas["kode_jabatan"].value_counts()
    return LaporanImpor(
        tuple(
            LembarDibaca(nama, "uraian_tugas", str(kode), int(banyak.get(kode, 0)), "disimpan", 1)
            for kode in k.jabatan["kode_jabatan"]
        )
    )


def _dikenal(tujuan: str, daftar: Iterable[Mapping[str, str]]) -> Dikenal:
    try:
        gudang: Gudang | None = buka(tujuan)
    except GudangError:
        gudang = None
    unit: dict[str, str] = {}
    jabatan: list[dict[str, str]] = []
    if gudang is not None:
        rekam = gudang.identitas("unit").fillna("")
        unit = dict(zip(rekam["kode_unit"].astype(str), rekam["nama_unit"].astype(str), strict=True))
        semua = gudang.identitas("jabatan").fillna("").astype(str).to_dict("records")
        jabatan = [{str(k): str(v) for k, v in j.items()} for j in semua]
        gudang.tutup()
    kenal = Dikenal(unit, jabatan)
    for satu in daftar:
        kode_unit = kenal.kode_unit(satu.get("kode_unit", "") or "Unit")
        arti = arti_kata(satu.get("jenis_jabatan", ""), "jenis_jabatan")
        jenis = arti[0] if len(arti) == 1 else jenis_menurut_nama(satu["nama_jabatan"])
        kenal.kode_jabatan(satu["nama_jabatan"], kode_unit, jenis, satu.get("kode_jabatan", ""))
    return kenal


# ── a workbook of an office's own layout ──────────────────────────────────────────────────────────
def _asing(
    buku: BukuMentah, peta: Peta, jawab: Mapping[str, str], kenal: Dikenal, aturan: Aturan, *, terima: bool
) -> tuple[Pratinjau, Peta]:
    """Preview with all answers that are given, known or proposed, and the mapping that gives it."""
    p, lengkap = tinjau_pratinjau(buku, peta, aturan=aturan), peta
    for _ in range(_PUTARAN):
        sebelum = lengkap
        for satu in p.tabel:
            lengkap = _ditambah(lengkap, satu.kunci, _jawaban(buku, satu, jawab, terima=terima))
        if lengkap is sebelum:
            break
        # Which questions and posts there are may hang on an answer.
        p = tinjau_pratinjau(buku, lengkap, aturan=aturan)
    for satu in p.tabel:
        lama = lengkap.tabel[satu.kunci].jawaban if satu.kunci in lengkap.tabel else {}
        tunggal = sum(bool(t.baris) for t in p.tabel) == 1
        identitas = identitas_tabel(satu, buku, lama, jawab, kenal, terima=terima, tunggal=tunggal)
        lengkap = _ditambah(lengkap, satu.kunci, identitas)
    return tinjau_pratinjau(buku, lengkap, aturan=aturan), lengkap


def _jawaban(
    buku: BukuMentah, tabel: TabelTinjau, jawab: Mapping[str, str], *, terima: bool
) -> dict[str, str]:
    """Answers to the questions of a table that have none yet: as given for all, else as proposed."""
    tolak_pertentangan(buku.berkas, tabel, jawab)
    terbuka = [t for t in tabel.tanya if t.terbuka and not t.jawaban]
    baru = {t.nama: jawab[t.nama] for t in terbuka if t.nama in jawab}
    if any(t.nama == "hitungan" for t in terbuka):  # other columns are an answer too
        baru |= {n: j for n, j in jawab.items() if n.startswith("kolom.")}
    usulan = {t.nama: t.usulan for t in terbuka if t.usulan} if terima else {}
    return {**usulan, **baru}


def _ditambah(peta: Peta, kunci: str, jawaban: Mapping[str, str]) -> Peta:
    """The mapping with answers for one table; those it has already stay."""
    if not jawaban:
        return peta
    lama = peta.tabel.get(kunci, PetaTabel(kunci))
    if jawaban.keys() <= lama.jawaban.keys():
        return peta
    return replace(peta, tabel={**peta.tabel, kunci: replace(lama, jawaban={**jawaban, **lama.jawaban})})
