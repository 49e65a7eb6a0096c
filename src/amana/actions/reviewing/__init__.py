"""What reading leaves open, as questions to a person, and the answers."""
