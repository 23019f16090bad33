"""Rules that hold for every procedure, beyond the shape of its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from abk.sop.prosedur.langkah import Langkah
from abk.sop.prosedur.model import Prosedur


def pelanggaran(acuan: Prosedur) -> list[str]:
    """Every broken rule, each a sentence without its full stop; none for a sound procedure."""
    semua = (_nama, _peran, _fungsi, _kode, _satu_langkah, _rantai, _slot, _lingkup, _kembali, _kendali)
    return [satu for aturan in semua for satu in aturan(acuan)]


def _ganda(isi: Iterable[str]) -> list[str]:
    return [satu for satu, kali in Counter(isi).items() if kali > 1]


def _nama(acuan: Prosedur) -> Iterator[str]:
    semua = {
        "peran": [p.kode for p in acuan.peran],
        "slot": [s.nama for s in acuan.slot],
        "langkah": [k.kode for k in acuan.langkah],
        "label ringkas": [k.ringkas for k in acuan.langkah],
        "pengembalian dari langkah": [a.dari for a in acuan.pengembalian],
        "kendali untuk peran": [k.peran for k in acuan.kendali],
        "keluaran": [s for k in acuan.langkah for s in k.keluaran],
    }
    for apa, isi in semua.items():
        for satu in _ganda(isi):
            yield f'{apa} "{satu}" ada dua kali'


def _peran(acuan: Prosedur) -> Iterator[str]:
    ada = {p.kode for p in acuan.peran}
    kolom = {p.kode for p in acuan.kolom}
    for k in acuan.langkah:
        for apa, kode in (
            ("pelaksana", k.pelaksana),
            ("serah_ke", k.serah_ke),
            ("serah_cq", k.serah_cq),
            *(("peserta", satu) for satu in k.peserta),
        ):
            if kode and kode not in ada:
                yield f'langkah {k.kode}: {apa} "{kode}" tidak ada dalam daftar peran'
        if not k.tambahan and k.pelaksana in ada - kolom:
            yield f'langkah {k.kode}: pelaksana "{k.pelaksana}" tidak mempunyai kolom dalam SOP'
        if k.serah_cq and not k.serah_ke:
            yield f"langkah {k.kode}: serah_cq tanpa serah_ke"
        if k.pelaksana in k.peserta:
            yield f"langkah {k.kode}: pelaksana tercantum juga sebagai peserta"


def _fungsi(acuan: Prosedur) -> Iterator[str]:
    """Functions name roles that are there; of a unit only in its own steps."""
    ada = {p.kode for p in acuan.peran}
    for nama, kode in acuan.fungsi.semua():
        if kode not in ada:
            yield f'fungsi {nama}: "{kode}" tidak ada dalam daftar peran'
        elif acuan.per_unit_peran(kode):
            yield f'fungsi {nama}: "{kode}" adalah peran tiap unit'


def peran_sisa(acuan: Prosedur) -> Iterator[str]:
    """Roles that neither a step nor a function knows."""
    ada = {p.kode for p in acuan.peran}
    dipakai = {kode for _, kode in acuan.fungsi.semua()} | {
        kode for k in acuan.langkah for kode in (k.pelaksana, k.serah_ke, k.serah_cq, *k.peserta)
    }
    for satu in sorted(ada - dipakai):
        yield f'peran "{satu}" tidak dikenal langkah atau fungsi mana pun'


def _kode(acuan: Prosedur) -> Iterator[str]:
    resmi = [k.kode for k in acuan.resmi]
    harus = [str(n) for n in range(1, len(resmi) + 1)]
    if resmi != harus:
        yield f"langkah resmi bernomor {', '.join(resmi) or '–'}, seharusnya 1 sampai {len(harus)} berurutan"


def _satu_langkah(acuan: Prosedur) -> Iterator[str]:
    for k in acuan.langkah:
        if k.opsional and not k.tambahan:
            yield f"langkah {k.kode}: langkah resmi tidak boleh opsional"
        if not k.tambahan and k.waktu is None:
            yield f"langkah {k.kode}: waktu kosong; hanya langkah tambahan boleh tanpa waktu baku"
        if bool(k.yakin.pelaksana) == k.tambahan or bool(k.yakin.serah_ke) != (
            bool(k.serah_ke) and not k.tambahan
        ):
            yield (
                f"langkah {k.kode}: tingkat keyakinan diisi untuk pelaksana dan serah_ke langkah resmi, "
                "dan hanya untuk itu"
            )


def _rantai(acuan: Prosedur) -> Iterator[str]:
    """Each step needs what the step before it gave, character for character."""
    for sebelum, k in zip(acuan.resmi, acuan.resmi[1:], strict=False):
        if (k.kelengkapan == sebelum.output) == bool(k.sebab_putus):
            if k.sebab_putus:
                yield f"langkah {k.kode}: sebab_putus terisi, padahal rantainya tidak putus"
            else:
                yield (
                    f"langkah {k.kode}: kelengkapan tidak sama dengan output langkah {sebelum.kode} "
                    f'("{_beda(k.kelengkapan, sebelum.output)}"); samakan, atau isi sebab_putus'
                )
    for k in (*acuan.resmi[:1], *acuan.tambahan):
        if k.sebab_putus:
            yield f"langkah {k.kode}: sebab_putus hanya untuk langkah resmi kedua dan seterusnya"


def _beda(kelengkapan: str, output: str) -> str:
    """Where two texts part, with what stands there."""
    tempat = next(
        (n for n, (a, b) in enumerate(zip(kelengkapan, output, strict=False)) if a != b),
        min(len(kelengkapan), len(output)),
    )
    awal = max(0, tempat - 12)
    return f"…{kelengkapan[awal : tempat + 12]}…, bukan …{output[awal : tempat + 12]}…"


def _slot(acuan: Prosedur) -> Iterator[str]:
    """What a step reads is there; what it produces has a place."""
    ada = {s.nama for s in acuan.slot}
    luar = {s.nama for s in acuan.slot if s.luar}
    tersedia = set(luar)
    # It may be left out: nothing that comes after may rest on it.
    pilihan = {s for k in acuan.langkah if k.opsional for s in k.keluaran}
    for k in acuan.langkah:
        for satu in pilihan & {*k.masukan}:
            yield f'langkah {k.kode}: masukan "{satu}" dihasilkan langkah opsional, yang boleh dilewati'
        for satu in k.masukan:
            if satu not in ada:
                yield f'langkah {k.kode}: masukan "{satu}" tidak ada dalam daftar slot'
            elif satu not in tersedia:
                yield f'langkah {k.kode}: masukan "{satu}" tidak dihasilkan langkah sebelumnya'
        yield from _keluaran(k, ada, luar)
        tersedia |= {*k.keluaran}
    for satu in sorted(ada - {s for k in acuan.langkah for s in (*k.masukan, *k.keluaran)}):
        yield f'slot "{satu}" tidak dipakai langkah mana pun'


def _keluaran(k: Langkah, ada: set[str], luar: set[str]) -> Iterator[str]:
    for satu in k.keluaran:
        if satu not in ada:
            yield f'langkah {k.kode}: keluaran "{satu}" tidak ada dalam daftar slot'
        elif satu in luar:
            yield f'langkah {k.kode}: keluaran "{satu}" ditandai datang dari luar'


def _lingkup(acuan: Prosedur) -> Iterator[str]:
    """The units go through one stretch of steps side by side, with common steps before and after."""
    tempat = [k.urutan for k in acuan.langkah if k.lingkup == "unit"]
    if not tempat:
        return
    if len(tempat) != tempat[-1] - tempat[0] + 1:
        yield "langkah per unit tidak berurutan tanpa sela"
    if tempat[0] == 1 or tempat[-1] == len(acuan.langkah):
        yield "langkah per unit harus didahului dan diikuti langkah umum"


def _kembali(acuan: Prosedur) -> Iterator[str]:
    urutan: dict[str, Langkah] = {k.kode: k for k in acuan.langkah}
    for a in acuan.pengembalian:
        dari = urutan.get(a.dari)
        if dari is None:
            yield f'pengembalian dari langkah "{a.dari}" yang tidak ada'
            continue
        for ke in a.ke:
            if ke not in urutan:
                yield f'pengembalian dari langkah {a.dari} ke langkah "{ke}" yang tidak ada'
            elif urutan[ke].urutan >= dari.urutan:
                yield f"pengembalian dari langkah {a.dari} ke langkah {ke} yang tidak mendahuluinya"
    boleh = {a.dari for a in acuan.pengembalian}
    for k in acuan.langkah:
        if k.memeriksa and k.kode not in boleh:
            yield f"langkah {k.kode} memeriksa, tetapi tidak dapat mengembalikan; tambahkan pada pengembalian"


def _kendali(acuan: Prosedur) -> Iterator[str]:
    """Control totals catch a slip in a single time."""
    perlu = {"", *(("bersama" if k.bersama else k.pelaksana) for k in acuan.resmi)}
    ada = {k.peran for k in acuan.kendali}
    for satu in sorted(perlu - ada):
        yield f'kendali: jumlah waktu untuk "{satu or "seluruhnya"}" belum ada'
    for k in acuan.kendali:
        menit, hari = acuan.jumlah_waktu(k.peran)
        if (menit, hari) != (k.menit, k.hari):
            yield (
                f'kendali: waktu "{k.peran or "seluruhnya"}" berjumlah {menit} menit dan {hari} hari, '
                f"seharusnya {k.menit} menit dan {k.hari} hari"
            )
