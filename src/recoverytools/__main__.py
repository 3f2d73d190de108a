"""`python -m recoverytools`."""

import sys

from .cli import main

sys.exit(main())
