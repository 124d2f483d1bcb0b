"""The page of an audit: its articles ranked, with charts, in one file."""
