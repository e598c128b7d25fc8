"""Where sfec starts, as the command `sfec` and as `python -m sfec`."""

import atexit
import gc

# A run is over before there is anything worth collecting, and looking for it takes a twentieth of
# the time; looking once more at the very end takes a fifth. It is turned off here, before the first
# import, and nowhere else: whoever uses sfec as a library keeps their own.
gc.disable()
atexit.register(gc.freeze)

from sfec.cli import main  # noqa: E402 - see above

if __name__ == "__main__":
    main()
