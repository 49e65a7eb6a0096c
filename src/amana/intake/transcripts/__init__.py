"""What people wrote down of what was said, with its times; and what a model of their own hears."""
