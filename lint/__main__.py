"""`python -m lint` is `healthlint`."""

from lint.cli import main

main()
