"""Sources (files, folders, streams) to articles; never writes."""
