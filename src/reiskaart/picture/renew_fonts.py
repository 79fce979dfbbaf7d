"""Cuts the parts of the typeface in ``fonts/web`` anew: ``python -m reiskaart.picture.renew_fonts``.

Needed only when the typeface or :data:`reiskaart.picture.font_css.LATIN` changes. The shipped parts spare every picture the
seconds that it takes to cut them.
"""

from reiskaart.picture.font_css import LATIN, subset
from reiskaart.picture.fonts import FACES

if __name__ == "__main__":
    for face in FACES:
        face.web_file.write_bytes(subset(face, LATIN, kerned=True))
        print(face.web_file.name)
