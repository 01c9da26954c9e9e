"""What day an article tells of where its words do not say it: "at 7.40 p.m.", "two days later".

``telling.tell`` is the door.
"""
