"""The app in a browser: a small web server around textual-serve that keeps strangers out. The one home of both."""
