"""Engines: whoever carries out the jobs of an audit, on this machine or on many."""
