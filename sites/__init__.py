"""Who the portals are and who may act where; knows nothing of their content."""
