"""Long work: jobs, what their pages show, and what pages work out of many texts."""
