"""Alembic's entry: runs the revisions on the connection that :mod:`reiskaart.workspace.upgrade` gives, in its transaction."""

from alembic import context

from reiskaart.workspace.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
