"""Proof files: what is known of one item, checkable by anybody, offline, without an archive or a key."""
