"""The profiles of the tests: quick by default, ci and deep by name, coverage for one pass that counts lines."""

import os

from hypothesis import HealthCheck, settings

# how long a draw takes says nothing about the library
COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
settings.register_profile("quick", COMMON, max_examples=50)
settings.register_profile("ci", COMMON, max_examples=200, derandomize=True)
settings.register_profile("coverage", COMMON, max_examples=10, derandomize=True)
settings.register_profile("deep", COMMON, max_examples=5000)
settings.load_profile(os.environ.get("RECOVERYTOOLS_PROFILE", "quick"))
