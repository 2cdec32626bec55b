"""The steps of the schema, oldest first; a step that was ever released is never changed."""
