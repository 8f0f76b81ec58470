"""Faults that a machine meets: killed, full, damaged, two at once, a wrong clock, no model. Promises 15, 16, 17, 19."""
