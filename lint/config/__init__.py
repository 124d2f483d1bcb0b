"""Configuration: which rules, terms, facts and paths count for an article, and which file says so."""
