"""The store: a folder in which maps, logs and readings are kept and found again."""
