"""How the tables came to be, one revision after another; Alembic runs them when a workspace is opened."""
