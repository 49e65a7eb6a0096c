"""Terms: words of the vocabulary of weapons, violations, acts and infrastructure, with the forms they take."""

from amana.reading.terms.find import find_terms
from amana.reading.terms.vocabulary import Row, rows

__all__ = ["Row", "find_terms", "rows"]
