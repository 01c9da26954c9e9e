"""The app: screens, widgets and pure rendering; the one home of textual."""
