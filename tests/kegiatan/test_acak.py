"""Guards abk.kegiatan.folder: whatever stands in the files: a kegiatan, or an error of ours that says what
to do. Never a traceback.
"""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import abk
from tests.kampanye import beranggaran, contoh

from .conftest import ISI, TUGAS

POTONGAN = (
    b",", b";", b"\n", b"\r\n", b'"', b"\x00", b"\xff", b"\xef\xbb\xbf", b" ", b".", b"-", b"0", b"nan",
    b"1e999", b"1.250", b"K1", b"SET", b"jumlah", b"hari", b"tahun", b"hasil_kerja", b"\xe2\x80\xaf",
)  # fmt: skip
SUNTING = st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(POTONGAN))


def _rusak(isi: bytes, sunting: list[tuple[float, int, bytes]]) -> bytes:
    for letak, buang, sisip in sunting:
        n = int(letak * len(isi))
        isi = isi[:n] + sisip + isi[n + buang :]
    return isi


def _buka(isi: dict[str, bytes]) -> abk.Kegiatan | None:
    with tempfile.TemporaryDirectory() as sementara:
        for nama, byte in isi.items():
            (Path(sementara) / nama).write_bytes(byte)
        try:
            return abk.open(sementara)
        except abk.AbkError as salah:
            galat = salah
    assert galat.pesan
    assert galat.saran
    return None


def _hitung(k: abk.Kegiatan) -> None:
    hasil = k.hasil
    assert len(hasil) == len(k.jabatan)
    assert hasil["kebutuhan"].notna().all()
    assert k.rekap["jumlah_jabatan_sendiri"].sum() == len(hasil)
    assert len(k.peta_jabatan) == len(k.unit) + len(hasil)
    assert k.rincian["dihitung"].sum() <= len(k.uraian_tugas)
    assert (k.rekap["selisih"] == k.rekap["kelebihan"] - k.rekap["kekurangan"]).all()
    assert len(k.banding_peraturan) > 1
    for kode in k.unit["kode_unit"]:
        assert k.cabang(kode).sidik


@settings(deadline=None, max_examples=contoh(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(berkas=st.sampled_from(sorted(ISI)), sunting=st.lists(SUNTING, min_size=1, max_size=4))
@beranggaran(lantai=10)
def test_berkas_yang_dirusak(berkas, sunting):
    isi = {n: t.encode() for n, t in ISI.items()}
    isi[berkas] = _rusak(isi[berkas], sunting)
    k = _buka(isi)
    if k is not None:
        _hitung(k)


SEL = st.one_of(
    st.sampled_from(["", "0", "-1", "1.250", "inf", "True", "1e9", "Jumlah"]), st.text(max_size=6)
)
ANGKA = ["volume", "norma_waktu", "periode", "satuan_waktu", "uraian_tugas", "hasil_kerja"]


@settings(deadline=None, max_examples=contoh(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(baris=st.integers(1, 5), kolom=st.sampled_from(ANGKA), sel=SEL)
@beranggaran(lantai=10)
def test_satu_sel_apa_pun_isinya(baris, kolom, sel):
    """A cell that decides no structure never stops a kegiatan."""
    kepala, *isi = [
        b.split(",") for b in TUGAS.replace('"Mencatat surat, semua"', "Mencatat surat").splitlines()
    ]
    isi[baris - 1][kepala.index(kolom)] = '"' + sel.replace('"', '""') + '"'
    teks = "\n".join(",".join(b) for b in [kepala, *isi]) + "\n"
    k = _buka(
        {**{n: t.encode() for n, t in ISI.items()}, "uraian_tugas.csv": teks.encode("utf-8", "replace")}
    )
    assert k is not None
    _hitung(k)


def test_hanya_kepala():
    """Headers alone: nothing to count, nothing to stumble over."""
    kepala = {n: (t.splitlines()[0] + "\n").encode() for n, t in ISI.items()}
    k = _buka(kepala)
    assert k is not None
    assert k.hasil.empty
    assert k.rekap.empty
    assert k.peta_jabatan.empty
    assert k.banding_peraturan["kebutuhan"].eq(0).all()
    pos = _buka({**{n: t.encode() for n, t in ISI.items()}, "uraian_tugas.csv": kepala["uraian_tugas.csv"]})
    assert pos is not None
    assert pos.hasil["belum_lengkap"].all()
