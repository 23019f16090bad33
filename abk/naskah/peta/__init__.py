"""The peta jabatan as the official chart: boxes and lines of command on sheets, as Word, page, and table.

The figures are those of :mod:`abk.hasil`; here they only get their places.
"""
