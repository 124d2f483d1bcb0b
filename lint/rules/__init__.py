"""Rules: YAML files to Rule, the pattern language, and the engines that find what they describe."""
