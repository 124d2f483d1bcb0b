"""Bytes to Source to Article: blocks of prose and the way back to the source file."""
