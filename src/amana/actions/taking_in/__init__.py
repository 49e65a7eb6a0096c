"""Taking in: what is given, read in the box and kept; and reading again."""
