"""What all tests share: random examples are drawn anew at home and are the same in every run of CI.

No example is failed for being slow: how fast something is stands in the benchmarks.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("home", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("home"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "home")
