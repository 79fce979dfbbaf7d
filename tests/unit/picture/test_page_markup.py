"""Text becomes markup only where it is meant to."""

import pytest

from reiskaart.picture.page.html import Html, el, join, text
from reiskaart.picture.page.prose import prose


def test_text_is_escaped_in_elements_and_in_attributes():
    assert el("p", "a < b & c", title='"<>"') == '<p title="&quot;&lt;&gt;&quot;">a &lt; b &amp; c</p>'


def test_markup_is_not_escaped_twice():
    assert join(el("b", "x"), " & ", [el("i", "y"), None]) == "<b>x</b> &amp; <i>y</i>"


def test_attributes_take_their_names_from_python():
    made = el("label", "x", for_="y", data_do="z", hidden=True, title=None, tabindex=0, draggable=False)
    assert made == '<label for="y" data-do="z" hidden tabindex="0">x</label>'


def test_void_elements_and_shapes_close_themselves():
    assert el("meta", charset="utf-8") == '<meta charset="utf-8">'
    assert el("path", d="M0 0") == '<path d="M0 0"/>'


def test_what_cannot_be_seen_is_left_out():
    assert text("a\u0000b\u202ec") == "abc"


@pytest.mark.parametrize(
    ("markdown", "markup"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("Say:\n- a\n- **b**", "<p>Say:</p><ul><li>a</li><li><strong>b</strong></li></ul>"),
        ("1. one\n2. two\nand on", "<ol><li>one</li><li>two</li></ol><p>and on</p>"),
        ("*so* it is", "<p><em>so</em> it is</p>"),
        ("[our site](javascript:alert(1))", "<p>our site)</p>"),
        ("<b>not bold</b>", "<p>&lt;b&gt;not bold&lt;/b&gt;</p>"),
    ],
)
def test_prose(markdown, markup):
    made = prose(markdown)
    assert isinstance(made, Html)
    assert made == markup
