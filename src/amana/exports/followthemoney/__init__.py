"""FollowTheMoney: things as entities, one a line in JSON, and entities as things."""

from amana.exports.followthemoney.coming import LONGEST_LINE, EntityReader
from amana.exports.followthemoney.leaving import entities_of, entity_line

__all__ = ["LONGEST_LINE", "EntityReader", "entities_of", "entity_line"]
