"""What a sentence says that can be checked: numbers, times, places, names, polarity, certainty, speakers, quotations.

``find_details`` returns the typed details of one sentence; ``read_sentence`` the reading that ``judge`` takes.
"""

from reader.compare.details.find import Reading, find_details, read_sentence
from reader.compare.details.model import Detail, Quantity, Setting, When

__all__ = ["Detail", "Quantity", "Reading", "Setting", "When", "find_details", "read_sentence"]
