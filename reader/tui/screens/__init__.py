"""The screens of the app, a stylesheet beside each."""
