"""Accessibility by axe, for the time that it is worth.

The contrast of text takes most of the time, and depends on nothing but colours, letters and what lies below
them: of all texts that agree in these, the first, the middle and the last are judged.
"""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

_WAKIL = """([akar, tanda]) => {
  const sama = new Map();
  const alas = (e) => {
    if (!e) return "";
    const g = getComputedStyle(e);
    return [g.backgroundColor, g.backgroundImage, g.opacity, alas(e.parentElement)].join();
  };
  for (const e of document.querySelectorAll(akar.map((a) => `${a}, ${a} *`).join())) {
    const berisi = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!(berisi || e.matches("input, select, textarea")) || !e.getClientRects().length) continue;
    const g = getComputedStyle(e);
    const huruf = [g.color, g.fontSize, g.fontWeight, g.textShadow, g.visibility, g.clip, g.position];
    const kunci = [e.namespaceURI, e.disabled, ...huruf, alas(e)].join();
    sama.set(kunci, [...(sama.get(kunci) ?? []), e]);
  }
  for (const s of sama.values())
    for (const e of [s[0], s[s.length >> 1], s[s.length - 1]]) e.setAttribute(tanda, "");
}"""
_LEPAS = "(tanda) => document.querySelectorAll(`[${tanda}]`).forEach((e) => e.removeAttribute(tanda))"
_TANDA = "data-axe-wakil"
_JALAN = """(bagian) =>
  axe.run(bagian ?? document, {resultTypes: ["violations"]}).then((hasil) => hasil.violations)"""
_HANYA_WAKIL = f'axe.configure({{rules: [{{id: "color-contrast", selector: "[{_TANDA}]"}}]}});'


class Pemeriksa:
    """The checker: what breaks a rule on a page, or within some parts of it, each with its element."""

    def salah(self, halaman: Any, *akar: str) -> list[str]:
        """All that breaks a rule."""
        return [_sebut(v) for v in self._pelanggaran(halaman, akar)]

    def gawat(self, halaman: Any, *akar: str) -> list[str]:
        """What breaks a rule in a way that is serious or critical."""
        semua = self._pelanggaran(halaman, akar)
        return [_sebut(v) for v in semua if v["impact"] in {"serious", "critical"}]

    def _pelanggaran(self, halaman: Any, akar: Sequence[str]) -> list[dict[str, Any]]:
        if not halaman.evaluate("'axe' in window"):  # half a megabyte, once for each page
            halaman.evaluate(f"{AXE_SCRIPT}\n{_HANYA_WAKIL}")
        halaman.evaluate(_WAKIL, [list(akar) or ["body"], _TANDA])
        bagian = {"include": [[a] for a in akar]} if akar else None
        hasil: list[dict[str, Any]] = halaman.evaluate(_JALAN, bagian)
        halaman.evaluate(_LEPAS, _TANDA)
        return hasil


def _sebut(v: dict[str, Any]) -> str:
    return f"{v['id']}: {v['nodes'][0]['html'][:200]}"
