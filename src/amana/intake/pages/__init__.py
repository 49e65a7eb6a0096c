"""What is saved from the web: pages as HTML or MHTML, and the records of crawls (WARC, ARC, WACZ)."""
