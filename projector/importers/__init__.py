"""From what already exists to metadata: one room an importer. They write facts, and never semantics."""
