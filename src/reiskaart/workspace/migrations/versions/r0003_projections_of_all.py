"""What a map says is kept for every map, and not for shared documents alone."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("projections") as projections:
        projections.drop_constraint("fk_projections_map", type_="foreignkey")
        projections.create_foreign_key("fk_projections_map", "maps", ["map"], ["id"], ondelete="CASCADE")
