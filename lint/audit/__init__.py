"""Audits: a crawl to tables, findings across articles and a ranked page; needs `healthlint[audit]`."""
