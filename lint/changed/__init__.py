"""Which lines of which articles a branch, or the work not yet committed, has changed."""
