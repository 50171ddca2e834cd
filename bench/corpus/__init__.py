"""Real libraries from their headers: what is found of each, by us and by others."""
