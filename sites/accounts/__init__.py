"""Accounts of a portal, made and closed by its head of board (trưởng ban biên tập).

Wagtail's stock user form lets anyone with change_user make a superuser, so it is for superusers
alone. Here nobody grants more than roles in portals, and nothing is ever deleted.
"""
