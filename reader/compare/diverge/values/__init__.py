"""Numbers, times, places and names that exclude each other, and whether both are of one thing."""
