"""Annotations: model, store, anchors, export and import; knows no Textual."""
