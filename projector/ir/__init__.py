"""The nouns of the flow: one module each, all frozen values."""
