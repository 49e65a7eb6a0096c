"""The page of one item, or of a file inside it: the thing itself beside what is known of it."""
