"""Audits: many articles from a crawl to tables, findings across articles and a ranked page; needs `healthlint[audit]`."""
