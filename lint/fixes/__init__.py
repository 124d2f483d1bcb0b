"""Fixes: suggestions of findings put into the source, its markup, encoding and line ends left as they are."""
