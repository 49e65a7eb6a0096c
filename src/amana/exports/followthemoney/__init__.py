"""FollowTheMoney: things as entities, one a line in JSON, and entities as things."""

from amana.exports.followthemoney.coming import EntityReader
from amana.exports.followthemoney.leaving import entities_of, entity_line

__all__ = ["EntityReader", "entities_of", "entity_line"]
