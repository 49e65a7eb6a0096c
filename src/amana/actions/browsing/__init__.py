"""Finding: what narrows a search, counts, overviews; what a line of a list shows."""
