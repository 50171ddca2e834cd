"""Constants: numbers, text and GUIDs."""
