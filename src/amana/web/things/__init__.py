"""People, groups, places and events, as their pages show them."""
