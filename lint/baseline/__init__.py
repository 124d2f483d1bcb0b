"""Old findings, written down once: they are hidden and counted until somebody mends them."""
