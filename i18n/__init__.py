"""Vietnamese text, dates and working days: pure functions that know no model."""
