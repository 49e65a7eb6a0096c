"""Looking at one thing: its bytes, parts, pictures, pages, texts with marks."""
