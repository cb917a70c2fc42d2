"""`python -m data_sources.dsa`."""

import sys

from data_sources.dsa.commands import main

if __name__ == "__main__":
    sys.exit(main())
