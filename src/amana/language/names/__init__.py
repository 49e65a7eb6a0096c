"""Names of people across scripts and spellings: may two words be the same name?"""

from __future__ import annotations

from amana.language.names.given import given_names
from amana.language.names.key import name_key
from amana.language.names.likely import name_like
from amana.language.names.score import SAME_NAME, name_score

__all__ = ["SAME_NAME", "given_names", "name_key", "name_like", "name_score"]
