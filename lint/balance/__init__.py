"""Balance: what kind of article it is, what such an article owes its readers, and what it leaves out."""
