"""Documents: PDF, word processing, slides and books, each format a module with its reader."""
