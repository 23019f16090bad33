"""The workbook of a unit: a sheet a post, official columns, live need; out and back in."""
