"""Pure layout and wording of the screen: values in, lines of text with styled spans out. No Textual app, no storage."""
