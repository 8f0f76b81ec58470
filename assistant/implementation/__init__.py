"""What became of resolutions, point by point: what the letters say was done, and where they say it."""
