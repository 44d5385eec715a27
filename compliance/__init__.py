"""The system scores itself by the two annexes of the plan: reads everything, is read by nobody."""
