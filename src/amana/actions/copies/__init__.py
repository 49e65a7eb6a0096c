"""The copies of an archive: which there are, keeping them alike, fetching one."""
