"""Findings: what was found, where, and what was let go."""
