"""Daily looks at what a citizen can do on each portal: search, follow links, print, save."""
