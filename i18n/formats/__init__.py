"""How days are typed in forms, one module per language of the administration."""
