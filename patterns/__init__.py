"""Data of the package: rules, cues and terms as YAML."""
