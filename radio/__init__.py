"""Radio bulletins (tin phát thanh)."""
