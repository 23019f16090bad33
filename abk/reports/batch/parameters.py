"""Check of the parameters before a kernel starts.

papermill itself only warns about a name that the notebook does not know, pastes names into code
unseen, and turns values that are not JSON into text.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from abk.errors import ParameterError
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip


def parameter_names(notebook: Mapping[str, Any]) -> dict[str, str]:
    """Parameters that a notebook offers: name → annotation (empty if it has none)."""
    sel = [s for s in notebook.get("cells", []) if "parameters" in s.get("metadata", {}).get("tags", [])]
    if len(sel) != 1:
        raise ParameterError(
            f"Notebook memiliki {len(sel)} sel bertanda `parameters`; seharusnya tepat satu.",
            "Beri tanda (tag) `parameters` pada satu sel, yaitu sel yang berisi parameter.",
        )
    sumber = sel[0].get("source", "")
    teks = sumber if isinstance(sumber, str) else "".join(sumber)
    try:
        isi = ast.parse(teks).body
    except SyntaxError as galat:
        raise ParameterError(
            f"Sel `parameters` tidak dapat dibaca: baris {galat.lineno}: {galat.msg}.",
            'Tulis satu parameter per baris, misalnya: unit: str = ""  # kode unit organisasi',
        ) from galat
    return dict(_assignment(simpul) for simpul in isi if not isinstance(simpul, ast.Expr))


def _assignment(simpul: ast.stmt) -> tuple[str, str]:
    match simpul:
        case ast.AnnAssign(target=ast.Name(id=nama), annotation=jenis, value=ast.Constant()):
            return nama, ast.unparse(jenis)
        case ast.Assign(targets=[ast.Name(id=nama)], value=ast.Constant()):
            return nama, ""
    raise ParameterError(
        f"Sel `parameters` baris {simpul.lineno}: bukan pemberian nilai tetap kepada satu nama.",
        "Pindahkan perhitungan ke sel lain; sel ini hanya berisi parameter dan nilai bawaannya.",
    )


def check_parameters(notebook: Mapping[str, Any], parameter: Mapping[str, Any]) -> None:
    """Refuse what papermill would let pass: an unknown name, a value that is not JSON or of another type."""
    dikenal = parameter_names(notebook)
    for nama, nilai in parameter.items():
        if nama not in dikenal:
            raise ParameterError(
                f"Parameter {kutip(nama)} tidak dikenal oleh notebook.", nearest_advice(nama, dikenal)
            )
        if not _json(nilai):
            raise ParameterError(
                f"Parameter {nama}: nilai bertipe {type(nilai).__name__} bukan nilai JSON.",
                "Pakai teks, bilangan, true/false, daftar, atau objek JSON.",
            )
        if dikenal[nama] == "str" and not isinstance(nilai, str):
            raise ParameterError(
                f"Parameter {nama}: {nilai} bukan teks.",
                f"Tulis sebagai teks, misalnya {kutip(nilai)}. Kode seperti 01.02 atau 007 selalu teks.",
            )


def _json(nilai: object) -> bool:
    """Whether a value survives JSON unchanged, type by type (np.float64 is a float, and is not)."""
    if nilai is None or type(nilai) in {str, bool, int}:
        return True
    if type(nilai) is float:
        return math.isfinite(nilai)
    if type(nilai) is list:
        return all(_json(n) for n in nilai)
    if type(nilai) is dict:
        return all(type(k) is str and _json(n) for k, n in nilai.items())
    return False


def check_units(diminta: Iterable[object], semua: Iterable[str]) -> list[str]:
    """Unit codes asked for, checked, each once, in the order given."""
    dikenal = list(semua)
    ada = set(dikenal)
    outcome: dict[str, None] = {}
    for kode in diminta:
        if not isinstance(kode, str):
            raise ParameterError(
                f"Kode unit {kode} bukan teks.",
                f"Tulis di antara tanda petik: {kutip(kode)}. Kode seperti 01.02 atau 007 selalu teks.",
            )
        if kode not in ada:
            raise ParameterError(
                f"Unit {kutip(kode)} tidak ada dalam kegiatan ini.", nearest_advice(kode, dikenal)
            )
        outcome[kode] = None
    if not outcome:
        raise ParameterError("Tidak ada unit yang diminta.", "Sebutkan sekurang-kurangnya satu kode unit.")
    return list(outcome)


def nearest_advice(kata: str, pilihan: Iterable[str]) -> str:
    """Advice that names the choices nearest to `kata`, or the first of all when none is near."""
    semua = list(pilihan)
    lipat: dict[str, str] = {p.casefold(): p for p in reversed(semua)}
    dekat = [lipat[p] for p in get_close_matches(kata.casefold(), lipat, n=5, cutoff=0.5)]
    if dekat:
        return f"Mungkin maksud Anda: {', '.join(dekat)}."
    contoh = ", ".join(semua[:10])
    sisa = f", … (semuanya {len(semua)})" if len(semua) > 10 else ""  # noqa: PLR2004
    return f"Yang tersedia: {contoh}{sisa}." if semua else "Tidak ada pilihan yang tersedia."


def parse_notebook(teks: str, nama: str) -> dict[str, Any]:
    """Notebook of a JSON text."""
    try:
        isi: Any = urai_json(teks)
    except ValueError as galat:
        raise ParameterError(
            f"Notebook {nama} bukan JSON yang sah: {galat}.", "Ambil ulang notebook itu dari sumbernya."
        ) from galat
    inti = isi.get("metadata", {}).get("kernelspec", {}) if isinstance(isi, dict) else {}
    if not inti.get("name") or isi.get("nbformat") != 4:  # noqa: PLR2004
        raise ParameterError(
            f"Notebook {nama} tidak memuat `metadata.kernelspec` atau bukan nbformat 4.",
            "Simpan ulang notebook itu dari JupyterLab dengan kernel Python 3.",
        )
    return dict(isi)
