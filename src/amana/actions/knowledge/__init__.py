"""What people know: things and what was said of them, who is who, lists in and out."""
