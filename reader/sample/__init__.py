"""The sample story that ships with the package: an invented event in five reports."""
