"""Comparison of the articles of one story: links, differences, claims. Pure; knows no Textual and no storage.

``reader.compare.story.compare_articles`` is the door.
"""
