"""Damaged and hostile files from fixed seeds."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator

_SISIPAN = (
    b"<",
    b">",
    b"&",
    b"\x00",
    b"]]>",
    b"<!--",
    b"</c>",
    b'"',
    b"-1",
    b"99999999999",
    b"\xff\xfe",
    b"NaN",
)


def rusak(benih: bytes, acak: random.Random) -> bytes:
    """One damaged copy: of the container, or of a part inside a sound container."""
    if acak.random() < 0.5:
        return _rusak_bita(benih, acak)
    masuk = zipfile.ZipFile(io.BytesIO(benih))
    keluar = io.BytesIO()
    sasaran = acak.choice(masuk.namelist())
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as arsip:
        for nama in masuk.namelist():
            isi = masuk.read(nama)
            if nama == sasaran:
                if acak.random() < 0.1:
                    continue
                isi = _rusak_bita(isi, acak)
            arsip.writestr(nama, isi)
    return keluar.getvalue()


def _rusak_bita(isi: bytes, acak: random.Random) -> bytes:
    data = bytearray(isi)
    for _ in range(acak.choice([1, 1, 3, 20])):
        if not data:
            break
        letak = acak.randrange(len(data))
        cara = acak.randrange(6)
        if cara == 0:
            data[letak] ^= 1 << acak.randrange(8)
        elif cara == 1:
            del data[letak:]
        elif cara == 2:
            data[letak : letak + acak.randrange(1, 200)] = b""
        elif cara == 3:
            data[letak:letak] = acak.choice(_SISIPAN)
        elif cara == 4:
            data[letak : letak + 32] = bytes(32)
        else:
            asal = acak.randrange(len(data))
            data[letak : letak + 64] = data[asal : asal + 64]
    return bytes(data)


def dengan_bagian(
    benih: bytes, ubah: Callable[[str, bytes], bytes], tambah: dict[str, bytes] | None = None
) -> bytes:
    """Copy of a workbook with parts changed or added."""
    masuk = zipfile.ZipFile(io.BytesIO(benih))
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama in masuk.namelist():
            arsip.writestr(nama, ubah(nama, masuk.read(nama)))
        for nama, isi in (tambah or {}).items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


_DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
_BOM = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))


def bermusuhan(benih: bytes) -> Iterator[tuple[str, bytes]]:
    """Named attacks, each a workbook that must be refused."""
    lembar = "xl/worksheets/sheet1.xml"

    def ganti(nama: str, isi: bytes) -> bytes:
        return dengan_bagian(benih, lambda n, lama: isi if n == nama else lama)

    yield "bom-xml", ganti("xl/sharedStrings.xml", _DTD + _BOM + b"]><sst><si><t>&j;</t></si></sst>")
    yield "entitas-luar", ganti(lembar, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')
    utf16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "a">]><x/>'.encode("utf-16")
    yield "dtd-utf16", ganti("xl/styles.xml", utf16)
    yield "dtd-di-rels", ganti("xl/_rels/workbook.xml.rels", b"<!DOCTYPE x><x/>")
    yield "bom-zip", dengan_bagian(benih, lambda _, isi: isi, {"xl/media/a.bin": bytes(250_000_000)})
    yield "banyak-bagian", dengan_bagian(benih, lambda _, isi: isi, {f"x/{n}": b"" for n in range(2_100)})
    kepala = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    jauh = (
        kepala
        + b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    yield "sel-jauh", ganti(lembar, jauh + b"</sheetData></worksheet>")
    baris = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 60_001))
    yield "banyak-baris", ganti(lembar, kepala + baris + b"</sheetData></worksheet>")
    yield "berkas-besar", benih + bytes(21_000_000)
    yield "kosong", b""
    yield "teks", b"bukan buku kerja"
    yield "xls-lama", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    yield "zip-biasa", _zip({"a.txt": b"a"})


def _zip(isi: dict[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama, satu)
    return keluar.getvalue()
