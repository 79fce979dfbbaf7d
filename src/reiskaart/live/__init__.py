"""The shared document: a Journey as a Y.Doc, and the durable rooms in which people edit it together."""
