"""Citizens' feedback (phản ánh, kiến nghị)."""
