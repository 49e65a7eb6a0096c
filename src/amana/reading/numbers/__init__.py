"""Numbers: every number of a text, in digits and words, English and Arabic, with bounds, hedge, role and unit."""

from amana.reading.numbers.find import find_numbers

__all__ = ["find_numbers"]
