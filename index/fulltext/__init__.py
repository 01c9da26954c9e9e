"""The search index behind the library; the one home of whoosh."""
