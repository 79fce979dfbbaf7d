"""Which reading a map showed last, so that its figures stay while the next ones are made."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "shown_readings",
        sa.Column("map", sa.String(), nullable=False),
        sa.Column("log", sa.String(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["map"], ["maps.id"], name="fk_shown_readings_map", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["log"], ["logs.id"], name="fk_shown_readings_log", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_shown_readings_reading", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("map", name="pk_shown_readings"),
    )
