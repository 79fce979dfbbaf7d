"""``python -m reiskaart``."""

from reiskaart.cli import main

if __name__ == "__main__":
    main()
