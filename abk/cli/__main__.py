"""``python -m abk.cli``."""

from abk.cli import main

if __name__ == "__main__":
    main()
