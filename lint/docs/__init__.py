"""The generated parts of the documentation: what code and rule files say of themselves, as pages and tables."""
