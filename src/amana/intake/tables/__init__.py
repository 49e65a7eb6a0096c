"""Tables: CSV, spreadsheets and JSON rows. Each row is a part, its cells facts under their header's names."""
