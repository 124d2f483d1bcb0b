"""Inputs of an audit: folders, crawls and tables of articles, streamed as entries."""

from lint.audit.inputs.columns import Columns
from lint.audit.inputs.entries import entries

__all__ = ["Columns", "entries"]
