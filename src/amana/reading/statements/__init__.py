"""Statements: who said or wrote what, directly or indirectly, in English and in Arabic."""

from amana.reading.statements.assemble import find_statements
from amana.reading.statements.quotes import Quote, find_quotes

__all__ = ["Quote", "find_quotes", "find_statements"]
