"""How well Amana reads, measured on labelled texts that are not part of it: `make scores`."""
