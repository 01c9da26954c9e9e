"""The one place that names the version (a literal, because asking the package metadata costs 30 ms)."""

VERSION = "0.1.0"
