"""Maps, logs, logs read in passing, and readings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "workspace",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspace"),
    )
    op.create_table(
        "maps",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_maps"),
    )
    op.create_table(
        "map_personas",
        sa.Column("map", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["map"], ["maps.id"], name="fk_map_personas_map", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("map", "position", name="pk_map_personas"),
    )
    op.create_table(
        "logs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_logs"),
        sa.UniqueConstraint("name", name="uq_logs_name"),
    )
    op.create_index("ix_logs_digest", "logs", ["digest"])
    op.create_table(
        "cached_logs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cached_logs"),
        sa.UniqueConstraint("source", name="uq_cached_logs_source"),
    )
    op.create_index("ix_cached_logs_digest", "cached_logs", ["digest"])
    op.create_table(
        "readings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("log_digest", sa.String(), nullable=False),
        sa.Column("rules_key", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sa.UniqueConstraint("log_digest", "rules_key", name="uq_readings_log_digest"),
    )
