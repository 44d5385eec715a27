"""Demo content of a fresh install: pure writers of text and pictures, no database, no clock."""
