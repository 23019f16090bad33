"""The mapping file: answers about a foreign workbook, kept as YAML that people edit and use again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from abk.errors import ParameterError
from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.asing.grid import huruf_kolom, jawaban_di_kolom, kolom_dari
from abk.instrumen.asing.label import sinonim
from abk.instrumen.galat import BerkasError
from abk.tulisan.markup import kutip
from abk.tulisan.yaml_ketat import pemuat, sebab_yaml

VERSI_PETA = 1
_UKURAN_MAKS = 2_000_000
_BARIS_TUNJUK = 15
_TINGKAT = 4
_JABATAN = "jabatan."
_TENTANG_JABATAN = ("nama_jabatan", "kode_jabatan", "kode_unit", "jenis_jabatan")
_KUNCI = {"versi", "berkas", "tabel", "sinonim"}
_KUNCI_TABEL = {"tabel", "jenis", "ruas", "baca", "kepala", "kolom", "jabatan", "dilewati", "bukti", "tanya"}
_PENDAHULUAN = """\
# Peta buku kerja. Isi setiap «jawaban», lalu jalankan: abk impor BERKAS --peta BERKAS INI --ke TUJUAN
# «usulan» adalah saran dari bukti di dalam berkas; tidak dipakai sebelum disalin ke «jawaban», kecuali yang
# bertanda «pasti: ya»: kepala kolom dan hitungan berkas itu sudah menetapkannya. Jawaban Anda mengalahkannya.
# «baca: tidak» melewati sebuah tabel. Peta ini dapat dipakai lagi untuk berkas lain yang tata letaknya sama.
# Kepala kolom yang tidak dikenal dapat ditambahkan, misalnya: sinonim: {volume: [BANYAKNYA PEKERJAAN]}
"""
_TUNJUK = """\
# Tidak ada tabel yang dikenali di berkas ini. Tunjukkan tabelnya: isi «kepala» dengan baris kepala kolom
# (misalnya 11, atau "11-12" bila bertingkat) dan «kolom» dengan hurufnya (misalnya uraian_tugas: B), lalu
# jalankan perintah yang sama lagi. Baris pertama setiap lembar tertulis di bawah.
"""
_HURUF = re.compile(r"[A-Z]{1,3}")
_KEPALA = re.compile(r"(\d{1,6})\s*(?:(?:-|–|s\.?d\.?|:)\s*)?(\d{1,6})?")


@dataclass(frozen=True)
class PetaTabel:
    """Answers about one table (``lembar!B8``): whether to read it, its labels then, the answer to each.

    kepala : first and last row of its header from 1, where the user points at it; its columns are answers
    jabatan : names of the posts for whom the answers were given
    """

    kunci: str
    baca: bool = True
    label: Mapping[str, str] = field(default_factory=dict)
    jawaban: Mapping[str, str] = field(default_factory=dict)
    kepala: tuple[int, int] | None = None
    jabatan: tuple[str, ...] = ()

    @property
    def lembar(self) -> str:
        """Sheet of the table."""
        return self.kunci.rpartition("!")[0] or self.kunci

    def tunjuk(self) -> dict[str, int]:
        """Columns that the user names, from 0."""
        isi = {n.removeprefix("kolom."): v for n, v in self.jawaban.items() if n.startswith("kolom.")}
        return {p: kolom_dari(v) for p, v in isi.items() if _HURUF.fullmatch(v)}


@dataclass(frozen=True)
class Peta:
    """Answers about a workbook, by table, and the words that its office uses for columns."""

    berkas: str = ""
    tabel: Mapping[str, PetaTabel] = field(default_factory=dict)
    sinonim: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def peta_tabel(peta: Peta, kunci: str, label: Mapping[int, str]) -> PetaTabel:
    """Answers about a table: by its key, else those about a table of the same headers (`label` by column).

    What was answered about its posts alone does not stand in the way of what holds for the layout.
    """
    satu = peta.tabel.get(kunci)
    if satu is not None and (satu.label or any(not n.startswith(_JABATAN) for n in satu.jawaban)):
        return satu
    ada = {_rapat(t): k for k, t in label.items() if t}
    for calon in peta.tabel.values():
        if calon.label and not calon.kepala and {_rapat(t) for t in calon.label.values()} <= ada.keys():
            semua = {**calon.jawaban, **dict(_kolom_senama(calon, ada))}
            if satu is None:
                return replace(calon, kunci=kunci, jawaban=semua)
            umum = {n: j for n, j in semua.items() if not n.startswith(_JABATAN)}
            return replace(satu, baca=calon.baca and satu.baca, jawaban={**umum, **satu.jawaban})
    return satu or PetaTabel(kunci)


def _kolom_senama(calon: PetaTabel, ada: Mapping[str, int]) -> Iterable[tuple[str, str]]:
    """Answers about columns, at the letters where their labels stand now."""
    for peran, label in calon.label.items():
        nama = f"kolom.{peran}"
        yield nama, jawaban_di_kolom(calon.jawaban.get(nama, ""), huruf_kolom(ada[_rapat(label)]))


def jawaban_jabatan(peta: Peta, satu: PetaTabel, nama: Sequence[str], berkas: str) -> dict[str, str]:
    """Answers about posts: those given for a post of that very name, in this table or another one.

    What was answered about a post without a name counts in its own workbook alone.
    """
    menurut_nama = {
        n.casefold(): {k: t.jawaban.get(f"jabatan.{i}.{k}", "") for k in _TENTANG_JABATAN}
        for t in peta.tabel.values()
        for i, n in enumerate(t.jabatan, 1)
        if n
    }
    hasil: dict[str, str] = {}
    for i, n in enumerate(nama, 1):
        sendiri = {k: satu.jawaban.get(f"jabatan.{i}.{k}", "") for k in _TENTANG_JABATAN}
        dicatat = satu.jabatan[i - 1] if i <= len(satu.jabatan) else None
        sama = dicatat is not None and dicatat.casefold() == n.casefold()
        if satu.jabatan and not (sama and (n or peta.berkas == berkas)):
            sendiri = menurut_nama.get(n.casefold(), {}) if n else {}
        hasil |= {f"jabatan.{i}.{k}": v for k, v in sendiri.items() if v}
    return hasil


def _rapat(teks: str) -> str:
    return " ".join(teks.split())


def tunjuk(lembar: str, kepala: str, kolom: Mapping[str, str]) -> Peta:
    """Mapping of one table that a user points at: sheet, header (``11`` or ``11-12``), columns."""
    satu = _satu_tabel({"tabel": lembar, "kepala": kepala, "kolom": dict(kolom)}, "")
    return Peta("", {satu.kunci: satu})


def tunjuk_tabel(lembar: str, kepala: str, kolom: Sequence[str]) -> Peta:
    """As :func:`tunjuk`, with the columns as a command line gives them: ``uraian_tugas=B``."""
    pasang = {k.partition("=")[0]: k.partition("=")[2] for k in kolom}
    dikenal = set(sinonim()["kolom"])
    for peran, huruf in pasang.items():
        if peran.strip() not in dikenal or not _HURUF.fullmatch(huruf.strip().upper()):
            saran = f"Tulis misalnya uraian_tugas=B. Arti yang dikenal: {', '.join(sorted(dikenal))}."
            raise ParameterError(f"Kolom {peran}={huruf} tidak dapat dipakai.", saran)
    return tunjuk(lembar, kepala, {p.strip(): h.strip() for p, h in pasang.items()})


def teks_tunjuk(berkas: str, lembar: Iterable[tuple[str, Sequence[Sequence[object]]]]) -> str:
    """Mapping file of a workbook in which no table was found: the user fills in where it stands."""
    isi: list[dict[str, Any]] = []
    awal: list[str] = []
    for nama, baris in lembar:
        kolom = dict.fromkeys(("uraian_tugas", "volume", "norma_waktu", "waktu_efektif", "kebutuhan"), "")
        isi.append({"tabel": nama, "kepala": "", "kolom": kolom})
        for n, sel in enumerate(baris[:_BARIS_TUNJUK], 1):
            teks = [f"{huruf_kolom(k)} {kutip(str(v)[:24])}" for k, v in enumerate(sel) if v is not None]
            awal += [f"# {nama} baris {n}: {', '.join(teks[:8])}".replace("\n", " ")] if teks else []
    data = {"versi": VERSI_PETA, "berkas": berkas, "tabel": isi}
    tubuh = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    return _TUNJUK + tubuh + "\n".join(awal) + "\n"


def teks_peta(
    berkas: str,
    tabel: tuple[TabelTinjau, ...],
    *,
    terima_usulan: bool = False,
    kata: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Mapping file of a preview."""
    isi = {
        "versi": VERSI_PETA,
        "berkas": berkas,
        **({"sinonim": {p: list(k) for p, k in kata.items()}} if kata else {}),
        "tabel": [_tabel(t, terima_usulan) for t in tabel],
    }
    return _PENDAHULUAN + yaml.dump(
        isi, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110
    )


def baca_peta(jalur: Path) -> Peta:
    """Mapping file as edited; BerkasError if it cannot be read, or says what a mapping file cannot say."""
    nama = Path(jalur).name
    try:
        if Path(jalur).stat().st_size > _UKURAN_MAKS:
            raise BerkasError("Peta terlalu besar.", "Buat ulang petanya dengan pratinjau.", nama)
        teks = Path(jalur).read_text(encoding="utf-8")
        isi = yaml.load(teks, Loader=pemuat("bool", "int", "float", "null"))  # noqa: S506 - a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as salah:
        sebab = f" {sebab_yaml(salah)}" if isinstance(salah, yaml.YAMLError) else ""
        saran = "Perbaiki berkasnya, atau buat ulang petanya."
        raise BerkasError(f"Peta tidak dapat dibaca{sebab}.", saran, nama) from salah
    return _peta(isi, nama)


def _peta(isi: Any, nama: str) -> Peta:
    def tolak(pesan: str) -> BerkasError:
        return BerkasError(f"Peta tidak sah: {pesan}.", "Buat ulang petanya dengan pratinjau.", nama)

    if not isinstance(isi, dict) or isi.get("versi") != VERSI_PETA:
        raise tolak(f"versi harus {VERSI_PETA}")
    if asing := sorted(map(str, set(isi) - _KUNCI)):
        raise tolak(f"{kutip(asing[0])} tidak dikenal")
    tabel: dict[str, PetaTabel] = {}
    daftar_tabel = isi.get("tabel") or []
    if not isinstance(daftar_tabel, list):
        raise tolak("«tabel» harus berupa daftar")
    for satu in daftar_tabel:
        if not isinstance(satu, dict) or not isinstance(satu.get("tabel"), str):
            raise tolak("setiap tabel memerlukan kunci «tabel»")
        if asing := sorted(map(str, set(satu) - _KUNCI_TABEL)):
            raise tolak(f"{kutip(asing[0])} tidak dikenal pada tabel {satu['tabel']}")
        if not isinstance(satu.get("kolom") or {}, dict) or not isinstance(satu.get("jabatan") or [], list):
            raise tolak(f"«kolom» atau «jabatan» pada tabel {satu['tabel']} tidak terbaca")
        tabel[satu["tabel"]] = _satu_tabel(satu, nama)
    kata = isi.get("sinonim") or {}
    if not isinstance(kata, dict) or (asing := sorted(set(map(str, kata)) - set(sinonim()["kolom"]))):
        dikenal = ", ".join(sinonim()["kolom"])
        raise tolak(
            f"sinonim untuk {kutip(asing[0] if isinstance(kata, dict) else kata)}; yang dikenal: {dikenal}"
        )
    daftar = {str(k): tuple(map(str, v if isinstance(v, list) else [v])) for k, v in kata.items()}
    return Peta(str(isi.get("berkas", "")), tabel, daftar)


def _satu_tabel(satu: Mapping[str, Any], nama: str) -> PetaTabel:
    kolom = satu.get("kolom") or {}
    return PetaTabel(
        satu["tabel"],
        _ya(satu.get("baca", True)),
        {str(k): str(v.get("label", "")) for k, v in kolom.items() if isinstance(v, dict)},
        _kolom(kolom) | _jawaban(satu.get("tanya") or []),
        _kepala(satu.get("kepala"), satu["tabel"], nama),
        tuple(str(n or "") for n in satu.get("jabatan") or ()),
    )


def _kepala(isi: Any, tabel: str, nama: str) -> tuple[int, int] | None:
    if isi is None or isi == "":
        return None
    cocok = _KEPALA.fullmatch(str(isi).strip())
    awal = int(cocok[1]) if cocok else 0
    akhir = int(cocok[2] or awal) if cocok else 0
    if not 0 < awal <= akhir < awal + _TINGKAT:
        saran = 'Tulis nomor barisnya, misalnya 11, atau "11-12" bila bertingkat (paling banyak empat baris).'
        raise BerkasError(f"Peta tidak sah: kepala {kutip(isi)} pada tabel {tabel}.", saran, nama)
    return awal, akhir


def _kolom(kolom: Any) -> dict[str, str]:
    """Columns as the file names them: an edited letter is an answer."""
    isi = kolom if isinstance(kolom, dict) else {}
    huruf = {str(p): v.get("kolom") if isinstance(v, dict) else v for p, v in isi.items()}
    return {f"kolom.{p}": str(v).strip().upper() for p, v in huruf.items() if v}


def _jawaban(tanya: Any) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for satu in tanya if isinstance(tanya, list) else []:
        if isinstance(satu, dict) and satu.get("jawaban") not in {None, ""}:
            nilai = satu["jawaban"]
            # YAML reads ya and tidak as written, but a user's editor may turn them into true and false.
            teks = (
                {True: "ya", False: "tidak"}.get(nilai, str(nilai)) if isinstance(nilai, bool) else str(nilai)
            )
            hasil[str(satu.get("nama"))] = teks.strip()
    return hasil


def _ya(nilai: Any) -> bool:
    return nilai not in {False, "tidak", "no"}


def _tabel(satu: TabelTinjau, terima_usulan: bool) -> dict[str, Any]:
    tanya = [
        {
            "nama": t.nama,
            "tanya": t.teks,
            **({"pilihan": list(t.pilihan)} if t.pilihan else {}),
            **({"bukti": t.bukti} if t.bukti else {}),
            "usulan": t.usulan,
            **({"pasti": "ya"} if t.pasti else {}),
            "jawaban": t.jawaban or (t.usulan if terima_usulan and not t.pasti else ""),
        }
        for t in satu.tanya
    ]
    return {
        "tabel": satu.kunci,
        "jenis": satu.jenis,
        "ruas": satu.ruas,
        **({"kepala": f"{satu.kepala[0]}-{satu.kepala[1]}"} if satu.kepala else {}),
        "baca": "ya" if satu.jenis in {"tugas", "pemangku"} else "tidak",
        "kolom": {p: {"kolom": k, "label": satu.label.get(p, "")} for p, k in satu.kolom.items()},
        "jabatan": [j.nama for j in satu.jabatan],
        "dilewati": [f"baris {n + 1}: {sebab}" for n, sebab in satu.dilewati],
        "bukti": list(satu.bukti),
        "tanya": tanya,
    }
