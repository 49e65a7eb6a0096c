"""How fast Amana is, beside its peers and beside what the machine can do (docs/speed.md)."""
