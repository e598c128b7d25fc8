"""Run sfec as `python -m sfec`."""

from sfec.cli import main

if __name__ == "__main__":
    main()
