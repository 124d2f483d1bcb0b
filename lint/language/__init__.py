"""Article to Analysis: words, sentences, terms, quantities and the context each word stands in."""
