"""The version of the program, as it is installed."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSI = version("abk")
except PackageNotFoundError:
    VERSI = "0+tidak-terpasang"
