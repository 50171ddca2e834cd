"""From C headers to facts."""
