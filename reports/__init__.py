"""Data of the package: templates of the HTML report."""
