"""The pattern language of rule, cue and term files: plain words, `cure~`, `(a|b)`, `...3`, `<drug>`."""
