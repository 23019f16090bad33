"""The cockpit as a page without code, for officials who do not know Jupyter; served as the form is."""

from __future__ import annotations

from collections.abc import Callable

from abk.instrumen.formulir.sajian import Halaman, layani

KOKPIT = Halaman("40_alur_sop.ipynb", "kokpit.ipynb", "Kokpit", "Kokpit prosedur analisis beban kerja")


def sajikan(
    alamat: str,
    alur: str = "",
    *,
    pejabat: str = "",
    port: int | None = None,
    cetak: Callable[[str], None] = print,
) -> None:
    """Serve the cockpit of a store until Ctrl-C (:func:`abk.instrumen.formulir.sajian.layani`).

    Without `alur` the only case is opened, or one is chosen on the page; without `pejabat` the page asks
    who acts. A key that is opened there is in the memory of that page's kernel, and nowhere else.
    """
    layani(KOKPIT, alamat, {"alur": alur, "pejabat": pejabat}, port=port, cetak=cetak)
