"""The app: screens, widgets and pure rendering; the one home of textual."""

import os as _os

_os.environ.setdefault("ESCDELAY", "25")
"""Milliseconds that Textual waits after Esc for the rest of a key's sequence; it reads this when it is imported."""
