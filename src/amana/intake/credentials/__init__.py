"""What proof bundles and signatures say, as facts: absent, valid, invalid, signer unknown. Never true or fake."""

from amana.intake.credentials.results import RESULTS, Result, fact, result_of

__all__ = ["RESULTS", "Result", "fact", "result_of"]
