"""Work schedule (lịch công tác): weeks of the leaders and programmes of work."""
