"""Numbers, times, places and names: which exclude each other, and which of these are of one thing (``rules``)."""
