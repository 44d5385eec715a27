"""Disclosures (công khai): plans, projects, reports, statistics, rewards, nil declarations."""
