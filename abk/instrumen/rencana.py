"""An import thought through before anything is written: what the files are, need, and would create."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from abk.errors import AbkError, DataError, ParameterError
from abk.instrumen.asing import Peta
from abk.instrumen.asing.bacaan import TabelAsing, bacaan
from abk.instrumen.asing.bentuk import TabelTinjau, Tanya
from abk.instrumen.asing.impor import aturan_tujuan, impor_asing
from abk.instrumen.buku.impor import impor
from abk.instrumen.buku.laporan import LaporanImpor, LembarDibaca
from abk.instrumen.buku.pembaca import buku_sendiri
from abk.instrumen.galat import BerkasError, TemuanSel, tolakan
from abk.instrumen.jawaban import dijawab, periksa_jawaban
from abk.instrumen.padanan import TANYA_IDENTITAS, Dikenal, dikenal
from abk.instrumen.sandbox import BukuMentah, Sandbox
from abk.instrumen.sumber import AKHIRAN_BUKU, berkas_lain, buku_sumber, kegiatan_sumber, penanda_terbuka
from abk.instrumen.tabel_buku import tabel_buku
from abk.kegiatan import Kegiatan
from abk.peraturan import Aturan
from abk.store import buka_baru
from abk.tulisan.markup import kutip

_LAIN = "bukan buku kerja yang dibaca dari sebuah folder"
_BENTUK = f"Simpan sebagai {', '.join(AKHIRAN_BUKU)}, atau sebut berkas itu sendiri."


@dataclass(frozen=True)
class Rencana:
    """What an import would do.

    milik : questionnaires of ours
    kegiatan : tables of a kegiatan, and the name of their source
    asing : workbooks of an office's own layout, each with the answers that hold for it, and its tables as
        they are read with them, where no question is open
    unit, jabatan : rows that the store does not have and that would be created
    terbuka : questions that still wait for an answer: file, table, question
    dibaca : tables of the foreign workbooks, as lines
    dianggap : codes of posts whose kind is an assumption
    ditolak : files that cannot be taken; they keep out no other
    lain : files of a folder that are no workbooks of a kind that is read
    """

    milik: tuple[Path, ...] = ()
    kegiatan: tuple[tuple[str, Kegiatan], ...] = ()
    asing: tuple[tuple[Path, Peta, TabelAsing | None], ...] = ()
    unit: tuple[Mapping[str, str], ...] = ()
    jabatan: tuple[Mapping[str, str], ...] = ()
    terbuka: tuple[tuple[str, TabelTinjau, Tanya], ...] = ()
    dibaca: tuple[str, ...] = ()
    dianggap: frozenset[str] = frozenset()
    ditolak: tuple[TemuanSel, ...] = ()
    lain: tuple[str, ...] = ()

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
        If no file can be taken, two of them hold the same post, or the call itself is wrong.
    """
    semua = [b for b in map(Path, berkas) if not penanda_terbuka(b)]
    if not semua:
        saran = "Sebutkan sekurang-kurangnya satu berkas; ~$… hanya penanda bahwa berkas itu sedang dibuka."
        raise ParameterError("Tidak ada berkas yang disebut.", saran)
    isian = {**(jawab or {})}
    kerja = _Kerja(peta or Peta(), isian, dikenal(tujuan, daftar), aturan_tujuan(tujuan), terima_usulan)
    with Sandbox() as sandbox:
        for jalur in semua:
            kerja.tinjau(jalur, sandbox)
    periksa_jawaban(isian, kerja.kenal.dinamai)
    return kerja.rencana()


@dataclass
class _Kerja:
    """Files looked at one after the other: what one of them does not give keeps out no other."""

    peta: Peta
    jawab: Mapping[str, str]
    kenal: Dikenal
    hukum: Aturan
    terima: bool
    milik: list[Path] = field(default_factory=list)
    tabel: list[tuple[str, Kegiatan]] = field(default_factory=list)
    asing: list[tuple[Path, Peta, TabelAsing | None]] = field(default_factory=list)
    terbuka: list[tuple[str, TabelTinjau, Tanya]] = field(default_factory=list)
    dibaca: list[str] = field(default_factory=list)
    salah: list[tuple[str, AbkError]] = field(default_factory=list)
    lain: list[str] = field(default_factory=list)
    kembar: list[str] = field(default_factory=list)
    pemilik: dict[str, str] = field(default_factory=dict)

    def tinjau(self, jalur: Path, sandbox: Sandbox) -> None:
        """One file, or the files of a folder."""
        try:
            if not jalur.exists():
                saran = "Periksa letak dan namanya."
                raise BerkasError("Berkas atau folder ini tidak ada.", saran, str(jalur))
            semua = buku_sumber(jalur)
            self.lain += berkas_lain(jalur) if semua else ()
            if jalur.is_dir() and not semua:
                self.tabel += _tabel(jalur)
        except AbkError as salah:
            self.salah.append((jalur.name, salah))
            return
        for satu in semua:
            try:
                buku = sandbox.baca(satu)
                if buku_sendiri(buku):
                    self.milik.append(satu)
                elif tabel_buku(buku):
                    self.tabel += _tabel(jalur)
                    break  # a folder of tables is one source
                else:
                    self._asing(satu, buku)
            except AbkError as salah:
                self.salah.append((satu.name, salah))

    def _asing(self, jalur: Path, buku: BukuMentah) -> None:
        kenal = self.kenal.salinan()  # of a file that is refused nothing is created
        p, peta = dijawab(buku, self.peta, self.jawab, kenal, self.hukum, terima=self.terima)
        tabel = None if p.terbuka else bacaan(buku, peta, aturan=self.hukum)
        self.kenal = kenal
        for kode, nama in sorted({j for t in p.tabel for j in _jabatan(t)}):
            if (lain := self.pemilik.setdefault(kode, buku.berkas)) != buku.berkas:
                self.kembar.append(f"{nama}, {kode}: {lain} dan {buku.berkas}")
        self.asing.append((jalur, peta, tabel))
        self.terbuka += ((buku.berkas, t, tanya) for t, tanya in p.terbuka)
        self.dibaca += (
            f"{buku.berkas}, lembar {kutip(t.lembar)}: {len(t.baris)} uraian tugas" for t in p.tabel
        )

    def rencana(self) -> Rencana:
        """All of them together; AbkError where none can be taken, or two hold the same post."""
        ditolak = tuple(t for nama, salah in self.salah for t in _tolakan(nama, salah))
        sebut = [f"  - {t}" for t in ditolak]
        if self.kembar:
            kembar = [f"  - {satu}" for satu in self.kembar]
            pesan = "Jabatan yang sama ada di dua berkas; yang kemudian akan menggantikan yang pertama:\n"
            pesan += "\n".join([*kembar, *(["Berkas yang ditolak:"] if sebut else []), *sebut])
            raise BerkasError(pesan, "Impor satu di antaranya saja, atau bedakan unit atau nama jabatannya.")
        if not (self.milik or self.tabel or self.asing):
            if len(self.salah) == 1:
                raise self.salah[0][1]
            pesan = f"{len(self.salah)} berkas tidak dapat diambil:\n" + "\n".join(sebut)
            raise BerkasError(pesan, "Perbaiki berkas itu, lalu ulangi.")
        return Rencana(
            tuple(self.milik),
            tuple(self.tabel),
            tuple(self.asing),
            tuple(self.kenal.unit_baru),
            tuple(self.kenal.jabatan_baru),
            tuple(self.terbuka),
            tuple(self.dibaca),
            frozenset(self.kenal.dianggap),
            ditolak,
            tuple(self.lain),
        )


def _tolakan(nama: str, salah: AbkError) -> list[TemuanSel]:
    """A file that cannot be taken as lines of a report, every fault of its tables among them."""
    if isinstance(salah, DataError):
        return [TemuanSel(**{f.name: getattr(t, f.name) for f in fields(t)}) for t in salah.temuan]
    satu = tolakan(salah)
    return [satu if satu.berkas else replace(satu, berkas=nama)]


def _jabatan(tabel: TabelTinjau) -> Iterator[tuple[str, str]]:
    """Codes and names of the posts of a table that is read."""
    for n in {b.bagian for b in tabel.baris} if tabel.dipakai else ():
        if kode := tabel.jawaban(f"jabatan.{n + 1}.kode_jabatan"):
            yield kode, tabel.jabatan[n].nama or tabel.jawaban(f"jabatan.{n + 1}.nama_jabatan")


def _tabel(jalur: Path) -> list[tuple[str, Kegiatan]]:
    k = kegiatan_sumber(jalur)
    return [] if k is None else [(jalur.name, k)]


def laksanakan(rencana: Rencana, tujuan: str, oleh: str, alasan: str = "") -> LaporanImpor:
    """Do what was planned, in one transaction where anything but questionnaires of ours is to be saved.

    Where that fails nothing of it is in the store, and one that was only made for it goes away again.

    Raises
    ------
    AbkError
        If a question is open, or the store does not accept a file.
    """
    if rencana.terbuka:
        tanya = rencana.pertanyaan
        pesan = f"{len(tanya)} pertanyaan belum dijawab:\n" + "\n".join(f"  - {p}" for p in tanya)
        if rencana.ditolak:
            pesan += "\nBerkas yang ditolak:\n" + "\n".join(f"  - {t}" for t in rencana.ditolak)
        raise BerkasError(pesan, "Jawab dengan --jawab NAMA=ISI, --terima-usulan, atau peta (--peta BERKAS).")
    lain = (TemuanSel("catatan", "berkas_tidak_dibaca", _LAIN, _BENTUK, berkas=b) for b in rencana.lain)
    laporan = [LaporanImpor(ditolak=rencana.ditolak, catatan=tuple(lain))]
    # What is read already is saved at once; questionnaires alone are read meanwhile, and saved file by file.
    sekaligus = rencana.kegiatan or rencana.unit or rencana.jabatan or rencana.asing
    with buka_baru(tujuan) as gudang, gudang.transaksi() if sekaligus else nullcontext(gudang) as satu:
        for nama, k in rencana.kegiatan:
            satu.impor_kegiatan(k, oleh, alasan, arus=True)
            laporan.append(_laporan_tabel(nama, k))
        if rencana.unit or rencana.jabatan:
            satu.simpan_identitas(rencana.unit, rencana.jabatan, oleh=oleh, alasan=alasan or "impor")
            baru = (*(f"unit {u['kode_unit']}" for u in rencana.unit),
                    *(f"jabatan {j['kode_jabatan']}" for j in rencana.jabatan))  # fmt: skip
            laporan.append(LaporanImpor(baru=baru))
        if rencana.milik:
            laporan.append(impor(rencana.milik, satu, oleh, alasan))
        laporan += (impor_asing(b, p, satu, oleh, alasan, tabel) for b, p, tabel in rencana.asing)
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
