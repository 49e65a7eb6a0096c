"""Video and sound: what is written in them, pictures of them, and the words that travel inside."""
