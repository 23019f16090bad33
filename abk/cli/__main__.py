"""``python -m abk.cli``."""

from abk.cli import app

if __name__ == "__main__":
    app()
