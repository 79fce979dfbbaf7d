"""Uploads, work in the background, and logs whose folder changes when a file is appended."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("logs") as logs:
        logs.add_column(sa.Column("folder", sa.String(), nullable=True))
    op.execute("UPDATE logs SET folder = id")
    with op.batch_alter_table("logs") as logs:
        logs.alter_column("folder", existing_type=sa.String(), nullable=False)
        logs.create_unique_constraint("uq_logs_folder", ["folder"])
    op.create_table(
        "replaced_logs",
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("log", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["log"], ["logs.id"], name="fk_replaced_logs_log", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("folder", name="pk_replaced_logs"),
    )
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("modified", sa.DateTime(), nullable=True),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("path", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("log", sa.String(), nullable=True),
        sa.Column("map", sa.String(), nullable=True),
        sa.Column("upload", sa.String(), nullable=True),
        sa.Column("folder", sa.String(), nullable=True),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("share", sa.Float(), nullable=True),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("remaining_seconds", sa.Float(), nullable=True),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("forgotten", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_state", "jobs", ["state"])
