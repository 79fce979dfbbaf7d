"""Maps as shared documents, with what their list shows of them."""

import sqlalchemy as sa
from alembic import op

from reiskaart.errors import MapFileError
from reiskaart.workspace.sources import read_source
from reiskaart.workspace.summary import counts

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for column in (
        sa.Column("state", sa.String(), nullable=False, server_default="current"),
        sa.Column("review", sa.Date(), nullable=True),
        sa.Column("phases", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("cards", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("supported", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("contradicted", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("log", sa.String(), nullable=True),
        sa.Column("archived_at", sa.DateTime(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    ):
        op.add_column("maps", column)
    op.create_table(
        "owners",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_owners"),
    )
    op.create_table(
        "documents",
        sa.Column("map", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["map"], ["maps.id"], name="fk_documents_map", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("map", name="pk_documents"),
        sa.UniqueConstraint("uid", name="uq_documents_uid"),
    )
    op.create_index("ix_documents_owner", "documents", ["owner"])
    op.create_table(
        "snapshots",
        sa.Column("map", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["map"], ["documents.map"], name="fk_snapshots_map", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("map", name="pk_snapshots"),
    )
    op.create_table(
        "updates",
        sa.Column("map", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["map"], ["documents.map"], name="fk_updates_map", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("map", "sequence", name="pk_updates"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "projections",
        sa.Column("map", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("journey", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["map"], ["documents.map"], name="fk_projections_map", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("map", name="pk_projections"),
    )
    _count()


def _count() -> None:
    """Fill in what the list shows of the maps that are there; of one that cannot be read it shows nothing."""
    counted = ("id", "source", "state", "phases", "steps", "cards", "supported", "contradicted")
    maps = sa.table("maps", *(sa.column(name) for name in counted), sa.column("review", sa.Date()))
    connection = op.get_bind()
    for id_, source in connection.execute(sa.select(maps.c.id, maps.c.source)).all():
        try:
            journey = read_source(source, id_).journey
        except MapFileError:
            continue
        connection.execute(sa.update(maps).where(maps.c.id == id_).values(**counts(journey)))
