"""The recap as an Excel workbook: forms A to F with live formulas, official layout, ready for print."""

from abk.reports.rekap_xlsx.tulis import tulis_rekap

__all__ = ["tulis_rekap"]
