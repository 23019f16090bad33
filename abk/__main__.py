"""``python -m abk``, on Windows ``py -m abk``: the command ``abk`` where its folder is not on the path."""

from abk.cli import main

if __name__ == "__main__":
    main()
