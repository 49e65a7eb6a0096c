"""What is kept, answered on the content origin: files by range, pictures made of them, pages made inert."""
