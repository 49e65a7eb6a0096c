"""What several tell, side by side: accounts, figures, times, movements."""
