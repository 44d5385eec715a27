"""Urgent notices (thông báo khẩn): a banner on every page for a limited time."""
