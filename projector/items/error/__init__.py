"""Error rules: which results are failures, and what is raised."""
