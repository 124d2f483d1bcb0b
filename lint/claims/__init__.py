"""Claims: what an article says about each intervention, compared with itself and with dated facts."""
