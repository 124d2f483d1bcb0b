"""The annotated corpus as a contract: what the linter finds in it may only get better."""
