"""healthlint: a linter for health articles that editors can trust."""

# Written here and taken up by pyproject.toml: to ask the installed package for it takes half as long as all of click.
__version__ = "0.1.0"
