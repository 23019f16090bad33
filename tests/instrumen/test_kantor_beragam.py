"""Guards abk.instrumen.asing: workbooks of twenty-one layouts, disturbed as offices disturb them, are read,
asked about, or refused with a reason; none is read wrong in silence.

Expected values are the tasks from which :mod:`tata_kantor` wrote each workbook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from kantor_beragam import Kasus, tulis
from tata_kantor import TATA, kasus

from abk.instrumen import BerkasError
from abk.instrumen.asing import Peta, PetaTabel
from abk.instrumen.asing.bacaan import TabelAsing, bacaan
from abk.instrumen.asing.bentuk import TabelTinjau, Tanya
from abk.instrumen.asing.jumlahan import TIAP_KOLOM
from abk.instrumen.asing.peta import baca_peta
from abk.instrumen.asing.pratinjau import Pratinjau, tinjau_pratinjau
from abk.instrumen.sandbox import BukuMentah, baca_buku
from abk.peraturan import aturan
from tests.kampanye import Kampanye

pytestmark = pytest.mark.usefixtures("satu_sandbox")
ATURAN = aturan()
LANTAI, SEMUA, CUKUP = 60, 3000, 0.85
LANGSUNG, DITANYA, DITOLAK, KURANG, SALAH = "langsung", "sesudah ditanya", "ditolak", "tanpa angka", "SALAH"
_PUTARAN = 3
Nasib = tuple[str, str, list[str]]
"""How a workbook fares, the details, and the names of its questions."""


def benar(k: Kasus, tabel: TabelTinjau, tanya: Tanya) -> str:
    """What an office that knows its own workbook answers."""
    if tanya.nama.startswith("jabatan."):
        _, nomor, apa = tanya.nama.split(".")
        nama = tabel.jabatan[int(nomor) - 1].nama or (k.pos[0].nama if len(k.pos) == 1 else "")
        kode = next((f"K{n}" for n, p in enumerate(k.pos) if p.nama == nama), f"X {nama}")
        isi = {"nama_jabatan": nama, "kode_jabatan": kode, "kode_unit": "U", "jenis_jabatan": "pelaksana"}
        return isi[apa]
    periode = {t.periode for p in k.pos for t in p.tugas}
    tetap = {
        "satuan_waktu": "jam" if k.jam else "menit",
        "periode": periode.pop() if len(periode) == 1 else tanya.usulan,
        "hitungan": "pakai volume dan norma waktu",
        "satuan_kolom": "menurut kolom",
        "spasi_ribuan": "pemisah ribuan",
        "desimal": "." if k.ada("teks_inggris") else ",",
        "sel_ditolak": "kosongkan" if k.kosong else "",
        "kolom.uraian_tugas": "C" if k.tata == "jabatan_tiap_baris" else "B",
        "kolom.volume": TIAP_KOLOM if k.tata == "jabatan_di_kolom" else tanya.usulan,
    }
    satu = tanya.pilihan[0] if len(tanya.pilihan) == 1 else tanya.usulan
    return k.jawab.get(tanya.nama, tetap.get(tanya.nama, satu))


def dijawab(k: Kasus, buku: BukuMentah) -> tuple[Peta, list[str]]:
    """Answers to what the workbook leaves open: first about its layout, then about its posts."""
    peta, nama = Peta(buku.berkas, {}), []
    for _ in range(_PUTARAN):
        terbuka = _terbuka(tinjau_pratinjau(buku, peta, aturan=ATURAN))
        if not terbuka:
            break
        nama += [t.nama for _, t in terbuka if not t.nama.startswith("jabatan.")]
        tabel = dict(peta.tabel)
        for satu, t in terbuka:
            lama = tabel.get(satu.kunci, PetaTabel(satu.kunci)).jawaban
            tabel[satu.kunci] = PetaTabel(satu.kunci, jawaban={**lama, t.nama: benar(k, satu, t)})
        peta = Peta(buku.berkas, tabel)
    return peta, nama


def _terbuka(p: Pratinjau) -> list[tuple[TabelTinjau, Tanya]]:
    tata = [(satu, t) for satu, t in p.terbuka if not t.nama.startswith("jabatan.")]
    return tata or p.terbuka


def nasib(k: Kasus, buku: BukuMentah) -> Nasib:
    try:
        peta, nama = dijawab(k, buku)
        hasil = bacaan(buku, peta, aturan=ATURAN)
    except BerkasError as salah:
        return DITOLAK, str(salah), []
    beda = [b for n, pos in enumerate(k.pos) for b in _beda(k, pos.tugas, _isi(hasil, f"K{n}"))]
    beda += [f"jabatan lain: {kode}" for kode in {*hasil.uraian_tugas["kode_jabatan"]} - _kode(k)]
    if not beda:
        return (DITANYA if nama else LANGSUNG), "", nama
    kurang = all(b.startswith("tanpa angka") for b in beda) and hasil.temuan
    return (KURANG if kurang else SALAH), f"{k.tata} {k.gangguan}: {beda[:3]}", nama


def _kode(k: Kasus) -> set[str]:
    return {f"K{n}" for n in range(len(k.pos))}


def _isi(hasil: TabelAsing, kode: str) -> dict[str, tuple[Any, ...]]:
    """Rows of a post by their words: volume, period, time of one result [menit]."""
    menit = {nama: Fraction(m) for nama, m in ATURAN.menit_per.items()}
    t = hasil.uraian_tugas
    return {
        str(b["uraian_tugas"]): (
            None if pd.isna(b["volume"]) else Fraction(str(b["volume"])),
            b["periode"],
            None if pd.isna(b["norma_waktu"]) else Fraction(str(b["norma_waktu"])) * menit[b["satuan_waktu"]],
        )
        for b in t[t["kode_jabatan"] == kode].to_dict("records")
    }


def _beda(k: Kasus, tugas: list[Any], ada: dict[str, tuple[Any, ...]]) -> list[str]:
    hasil = [] if len(ada) == len(tugas) else [f"{len(ada)} baris, bukan {len(tugas)}"]
    for t in tugas:
        satu = ada.get(t.uraian)
        # A total that is an error leaves its months: their sum is the volume.
        kosong = id(t) in k.kosong and satu is not None and satu[0] is None
        harap = (None if kosong else t.volume, t.periode, t.norma)
        if satu != harap:
            kurang = satu and all(a in (None, h) for a, h in zip(satu, harap, strict=True))
            hasil.append(f"{'tanpa angka' if kurang else 'lain'}: {t.uraian} {harap}, dibaca {satu}")
    return hasil


def test_tidak_ada_yang_salah_diam_diam(
    kampanye: Kampanye, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    hitung: Counter[str] = Counter()
    rinci: list[str] = []
    for n in kampanye.percobaan(LANTAI, SEMUA):
        k = kasus(n)
        apa, rincian, _ = nasib(k, baca_buku(tulis(k, tmp_path)))
        hitung[apa] += k.tata != "tugas_di_kolom" or apa == SALAH
        rinci += [f"{n}: {apa}: {rincian}"] if apa == SALAH else []
    with capsys.disabled():
        print(f"\nkantor beragam: {dict(hitung)}")  # noqa: T201 - the counts of the campaign
    assert rinci == []
    assert hitung[LANGSUNG] + hitung[DITANYA] >= CUKUP * sum(hitung.values())


@pytest.mark.parametrize("tata", sorted(TATA))
def test_setiap_tata_letak_terbaca(tata: str, tmp_path: Path):
    """Without a disturbance each layout is read, one that no table is in is refused with what to do."""
    k = kasus(7, tata, ())
    apa, rincian, nama = nasib(k, baca_buku(tulis(k, tmp_path)))
    if tata == "tugas_di_kolom":
        assert apa == DITOLAK
        assert "--peta" in rincian
    else:
        assert apa in {LANGSUNG, DITANYA}, (rincian, nama)


PECAH = (
    *("kepala_dua", "kepala_ulang", "tugas_terpotong", "tugas_terpotong_bawah", "judul_melebar", "csv"),
    *("norma_detik", "norma_satuan", "norma_pecahan", "ribuan_sela", "ribuan_nbsp", "teks_inggris"),
)


@pytest.mark.parametrize("gangguan", PECAH)
@pytest.mark.parametrize("tata", ["permenpan", "berdampingan", "bulan_di_bawah_volume"])
def test_gangguan_bukan_jalan_buntu(tata: str, gangguan: str, tmp_path: Path):
    """Each was refused, or read otherwise: a text that was cut, an hour and a half, a head written anew."""
    k = kasus(11, tata, (gangguan,))
    apa, rincian, nama = nasib(k, baca_buku(tulis(k, tmp_path)))
    assert apa in {LANGSUNG, DITANYA}, (rincian, nama)


def test_bulan_tanpa_jumlah_ditanyakan_sekali_dan_disebut(tmp_path: Path):
    """Guards abk.instrumen.asing.jumlahan: months without their sum were asked about; no answer gave it."""
    k = kasus(1, "bulan_tanpa_jumlah", ())
    buku = baca_buku(tulis(k, tmp_path))
    p = tinjau_pratinjau(buku, aturan=ATURAN)
    tanya = next(t for t in p.tabel[0].tanya if t.nama == "kolom.volume")
    assert (tanya.terbuka, tanya.usulan, tanya.pilihan[-1]) == (True, "D:O", "D:O")
    peta, nama = dijawab(k, buku)
    assert set(nama) <= {"kolom.volume", "satuan_waktu", "periode"}
    pesan = [t.pesan for t in bacaan(buku, peta, aturan=ATURAN).temuan if t.aturan == "dibaca_sebagai"]
    assert len(pesan) == len(k.pos)
    assert "jumlah kolom D:O ('Jan' … 'Des')" in pesan[0]


def test_bulan_sebagai_tanggal_di_kepala(tmp_path: Path):
    """Guards abk.instrumen.asing.jumlahan: heads kept as dates (Jan-26) are months too."""
    k = kasus(1, "bulan_tanpa_jumlah", ("kepala_tanggal",))
    buku = baca_buku(tulis(k, tmp_path))
    tanya = next(t for t in tinjau_pratinjau(buku, aturan=ATURAN).tabel[0].tanya if t.nama == "kolom.volume")
    assert tanya.usulan == "D:O"
    assert "2026-01-01" in tanya.bukti
    assert nasib(k, buku)[0] == DITANYA


def test_peta_bulan_tidak_menjadi_satu_bulan_di_berkas_lain(tmp_path: Path):
    """Guards abk.instrumen.asing.grid.jawaban_di_kolom: a sum holds where its columns stand."""
    k = kasus(1, "bulan_tanpa_jumlah", ())
    lama = baca_buku(tulis(k, tmp_path, "a"))
    peta, _ = dijawab(k, lama)
    berlabel = tinjau_pratinjau(lama, peta, aturan=ATURAN).tulis_peta(tmp_path / "peta.yaml")
    dari_berkas = baca_peta(berlabel)
    k = kasus(2, "bulan_tanpa_jumlah", ())
    for s in k.lembar:
        s.sel = {(r, c + 1): v for (r, c), v in s.sel.items()}
        s.rumus = {}
    geser = tinjau_pratinjau(baca_buku(tulis(k, tmp_path, "b")), dari_berkas, aturan=ATURAN)
    tanya = [t for tabel in geser.tabel for t in tabel.tanya if t.nama == "kolom.volume"]
    assert tanya
    assert all(t.terbuka and t.usulan == "E:P" for t in tanya)


def test_jumlah_lain_di_samping_bulan_tidak_diusulkan(tmp_path: Path):
    """A total that the months do not make up is offered beside their sum; neither is proposed."""
    k = kasus(1, "bulan_berjumlah", ("nilai_tetap",))
    for s in k.lembar:
        for sel, nilai in s.sel.items():
            if sel[1] == 15 and isinstance(nilai, float):
                s.sel[sel] = nilai * 3
    [tabel, *_] = tinjau_pratinjau(baca_buku(tulis(k, tmp_path)), aturan=ATURAN).tabel
    tanya = next(t for t in tabel.tanya if t.nama == "kolom.volume")
    assert {"P", "D:O"} <= {*tanya.pilihan}
    assert (tanya.terbuka, tanya.usulan) == (True, "")


@pytest.mark.parametrize("awal", ["a. ", "i) "])
def test_rincian_berhuruf_bukan_lanjutan(awal: str, tmp_path: Path):
    """Guards abk.instrumen.asing.lanjutan: a lettered part under a task is no rest of its line."""
    k = kasus(11, "permenpan", ("tugas_terpotong",))
    for s in k.lembar:
        for (r, c), v in s.sel.items():
            if c == 1 and isinstance(v, str) and v[:1].islower():
                s.sel[r, c] = awal + v
    [tabel, *_] = tinjau_pratinjau(baca_buku(tulis(k, tmp_path)), aturan=ATURAN).tabel
    assert not any(awal in b.teks["uraian_tugas"] for b in tabel.baris)


def test_jabatan_di_kolom_terbagi_menurut_kepalanya(tmp_path: Path):
    """Guards abk.instrumen.asing.jumlahan.isi_matriks: a task is of each post that has a volume of it."""
    k = kasus(3, "jabatan_di_kolom", ())
    buku = baca_buku(tulis(k, tmp_path))
    [tabel] = tinjau_pratinjau(buku, aturan=ATURAN).tabel
    tanya = next(t for t in tabel.tanya if t.nama == "kolom.volume")
    assert tanya.terbuka
    assert tanya.usulan == ""
    assert tanya.pilihan[-1] == TIAP_KOLOM
    peta, _ = dijawab(k, buku)
    hasil = bacaan(buku, peta, aturan=ATURAN)
    assert hasil.jabatan["nama_jabatan"].tolist() == [p.nama for p in k.pos]
    assert not [b for n, p in enumerate(k.pos) for b in _beda(k, p.tugas, _isi(hasil, f"K{n}"))]


def test_kepala_detik_tidak_menjadi_menit(tmp_path: Path):
    """Guards abk.instrumen.asing.ukuran: under DETIK *menit* was proposed, sixty times too much."""
    k = kasus(2, "permenpan", ("nilai_tetap",))
    for s in k.lembar:
        s.sel = {t: str(v).replace("(Menit)", "(Detik)") if t[1] == 4 and isinstance(v, str) else v
                 for t, v in s.sel.items() if t[1] != 6}  # fmt: skip
    k.jam = False
    [tabel, *_] = tinjau_pratinjau(baca_buku(tulis(k, tmp_path)), aturan=ATURAN).tabel
    tanya = next(t for t in tabel.tanya if t.nama == "satuan_waktu")
    assert (tanya.terbuka, tanya.usulan) == (True, "")
    assert "detik" in tanya.bukti


def test_satuan_di_sel_melawan_kolomnya_ditolak(tmp_path: Path):
    """Guards abk.instrumen.asing.baris: ``60 menit`` beside *jam* was read as sixty hours."""
    k = next(k for n in range(50) if (k := kasus(n, "kolom_periode", ("norma_pecahan",))).jam)
    [pertama, *_] = tinjau_pratinjau(baca_buku(tulis(k, tmp_path)), aturan=ATURAN).tabel
    assert any("menyebut menit, kolom satuannya jam" in t.pesan for t in pertama.ditolak)


def test_bentuk_lain_dari_aplikasi_lain(tmp_path: Path, libreoffice: Callable[..., None]):
    """Saved as .ods and .xls by another program, merged cells gone: read or asked, never wrong."""
    tata = ("permenpan", "bulan_di_bawah_volume", "kepala_tiga", "jabatan_di_kolom", "berdampingan")
    semua = {n: kasus(5, n, ()) for n in tata}
    berkas = [tulis(k, tmp_path, n) for n, k in semua.items()]
    for akhiran in ("ods", "xls"):
        libreoffice(berkas, tmp_path, akhiran)
        for n, k in semua.items():
            apa, rincian, nama = nasib(k, baca_buku(tmp_path / f"{n}.{akhiran}"))
            assert apa in {LANGSUNG, DITANYA}, (n, akhiran, apa, rincian, nama)
