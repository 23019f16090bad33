"""The form: widgets in a notebook, or a page without code, over a store."""

from abk.instrumen.formulir.assemble import Formulir, formulir
from abk.instrumen.formulir.awal import FormulirAwal, mulai
from abk.instrumen.formulir.pemetaan import Pemetaan, pemetaan
from abk.instrumen.formulir.sajian import sajikan

__all__ = ["Formulir", "FormulirAwal", "Pemetaan", "formulir", "mulai", "pemetaan", "sajikan"]
