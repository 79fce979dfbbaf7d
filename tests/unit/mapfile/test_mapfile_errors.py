"""Every mistake in a map file is found at its place, with what was expected there."""

from pathlib import Path

import pytest

from reiskaart.errors import MapFileError
from reiskaart.i18n import Language, keys
from reiskaart.mapfile import MapFile, open_map, write_map
from reiskaart.model import Journey

HEAD = "reiskaart: 1\ntitle: T\n"
STEP = HEAD + "phases:\n  - name: P\n    steps:\n      - name: S\n"
TOUCHPOINT = HEAD + "touchpoints:\n  site:\n    name: Site\n"
PERSONA = HEAD + "personas:\n  - {id: ann, name: Ann}\n"


def refusal(text: str | bytes, name: str = "map.yaml") -> MapFileError:
    """The error that reading this text raises."""
    with pytest.raises(MapFileError) as caught:
        MapFile.of(text if isinstance(text, bytes) else text.encode(), name)
    return caught.value


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        # the file as a whole
        ("", "empty", None, None),
        (" \n\n", "empty", None, None),
        (b"reiskaart: 1\ntitle: caf\xe9\n", "not-utf8", None, None),
        (b"\xff\xfer\x00e\x00", "not-utf8", None, None),
        ("# alleen een opmerking\n", "empty", None, None),
        ("- a\n- b\n", "not-a-map", 1, 1),
        ("zomaar tekst\n", "not-a-map", 1, 1),
        (HEAD + "---\na: b\n", "documents", 3, 1),
        ("[" * 200, "too-deep", 1, 41),
        # YAML
        (HEAD + "owner: a: b\n", "colon", 3, 9),
        (HEAD + "phases:\n  - name: A\n   goal: B\n", "indentation", 5, 4),
        (HEAD + "owner: 'a\nphases: []\n", "quote-open", 3, 8),
        (HEAD + "owner\nphases: []\n", "colon-missing", 3, 1),
        (HEAD + "phases:\n  - name: A\n    goal\n    steps: []\n", "colon-missing", 5, 5),
        (HEAD + "phases: [a, b\n", "bracket-open", 3, 9),
        (HEAD + "phases: {a: b\nowner: x\n", "bracket-open", 3, 9),
        (HEAD + "owner: @a\n", "sign-first", 3, 8),
        (HEAD + 'owner: "a\\q"\n', "escape", 3, 11),
        (HEAD + "owner: ? a\n", "syntax", 3, 8),
        (HEAD + "personas:\n\t- name: A\n", "tab", 4, 1),
        (HEAD + "owner: a\x07b\n", "character", 3, 9),
        (HEAD + "owner: !!python/object:os.system x\n", "tag", 3, 8),
        (HEAD + "owner: *wie\n", "unknown-alias", 3, 8),
        (HEAD + "title: U\n", "duplicate-key", 3, 1),
        (HEAD + "? [a]\n: b\n", "key-not-text", 3, 3),
        # the version
        ("title: T\n", "version-missing", 1, 1),
        ("reiskart: 1\ntitle: T\n", "unknown-key-guess", 1, 1),
        ("reiskaart: een\ntitle: T\n", "version-unknown", 1, 12),
        ("reiskaart: 0\ntitle: T\n", "version-unknown", 1, 12),
        ("reiskaart: 2\ntitle: T\n", "version-newer", 1, 12),
        # keys and types
        ("reiskaart: 1\n", "missing-key", 1, 1),
        (HEAD + "titel: T\n", "unknown-key-guess", 3, 1),
        (HEAD + "zzz: T\n", "unknown-key", 3, 1),
        (HEAD + "state: curent\n", "wrong-choice-guess", 3, 8),
        (HEAD + "scope: zzz\n", "wrong-choice", 3, 8),
        (HEAD + "owner: [a]\n", "expected-text", 3, 8),
        (HEAD + "owner: ''\n", "text-empty", 3, 8),
        (HEAD + f"owner: {'x' * 401}\n", "text-too-long", 3, 8),
        (HEAD + "review: 2027-02-30\n", "expected-date", 3, 9),
        (HEAD + "review: morgen\n", "expected-date", 3, 9),
        (HEAD + "silence_days: veel\n", "expected-number", 3, 15),
        (HEAD + "silence_days: '30'\n", "expected-number", 3, 15),
        (HEAD + "silence_days: 0\n", "greater-than", 3, 15),
        (HEAD + "silence_days: .nan\n", "expected-number", 3, 15),
        (HEAD + "personas: {name: A}\n", "expected-list", 3, 11),
        (HEAD + "personas: [A]\n", "expected-mapping", 3, 12),
        (HEAD + "personas: [{name: A, hypothetical: yes}]\n", "expected-boolean", 3, 36),
        (HEAD + "phases: [{name: P, steps: {a: b}}]\n", "expected-list", 3, 27),
        (HEAD + "touchpoints: [{name: A}]\n", "inventory", 3, 14),
        (HEAD + "touchpoints:\n  a: Website\n", "expected-mapping", 4, 6),
        (HEAD + "touchpoints:\n  Web Site: {name: A}\n", "bad-id", 4, 3),
        (TOUCHPOINT + "    id: site\n", "id-twice", 6, 5),
        (TOUCHPOINT + "    kind: {media: payd}\n", "wrong-choice-guess", 6, 19),
        (TOUCHPOINT + "    rules: [{at: x}]\n", "rule-empty", 6, 13),
        (TOUCHPOINT + "    rules: [{name: [x]}]\n", "expected-text", 6, 20),
        (TOUCHPOINT + "evidence: {e: {kind: survey, text: t, n: 1.5}}\n", "expected-whole-number", 6, 42),
        (TOUCHPOINT + "evidence: {e: {kind: survey, text: t, n: -1}}\n", "greater-than-equal", 6, 42),
        (STEP + "        emotion: 3\n", "less-than-equal", 7, 18),
        (STEP + "        emotion: blij\n", "expected-number", 7, 18),
        (STEP + "        emotions: []\n", "unknown-key-guess", 7, 9),
        (STEP + "        spans: {actions: {through: s}}\n", "spans", 7, 9),
        (STEP + "        cards: {pains: {a: b}}\n", "expected-list", 7, 24),
        (STEP + "        cards: [a]\n", "expected-mapping", 7, 16),
        # references
        (STEP + "        touchpoints: [site]\n", "unknown-id-none", 7, 23),
        (TOUCHPOINT + "outcomes: {good: [siet]}\n", "unknown-id-guess", 6, 19),
        (TOUCHPOINT + "outcomes: {good: [zzz]}\n", "unknown-id", 6, 19),
        (TOUCHPOINT + "    rules: [{name: x, at: s}]\n", "unknown-id-none", 6, 27),
        (PERSONA + "phases: [{name: P, steps: [{name: S, emotion: {bob: 1}}]}]\n", "unknown-id", 5, 48),
        (PERSONA + "customer_jobs: [{text: Doen, persona: an}]\n", "unknown-id-guess", 5, 39),
        (PERSONA + "offers: [{id: ann, name: O}]\n", "duplicate-id", 5, 15),
        (PERSONA + "offers: [{name: O, personas: [ann]}]\npropositions: [{text: p, offer: zz}]\n", "unknown-id", 6, 33),
        (STEP + "        cards: {pain: [a]}\n", "unknown-kind-guess", 7, 17),
        (STEP + "        cards: {zzz: [a]}\n", "unknown-kind", 7, 17),
        (STEP + "        cards: {pains: [{text: a, evidence: e}]}\n", "unknown-id-none", 7, 45),
        (STEP + "      - {name: U, cards: {pains: [{text: a, through: s}]}}\n", "backwards", 7, 54),
        (STEP + "        emotion: [{value: 1}, {value: 2}]\n", "two-emotions", 7, 31),
        (HEAD + "lanes: [actions, eigen]\n", "unnamed-lane", 3, 18),
        (HEAD + "lanes: [actions, actions]\n", "duplicate-id", 3, 18),
    ],
)
def test_a_mistake_is_found_at_its_place(text: str | bytes, code: str, line: int | None, column: int | None) -> None:
    error = refusal(text)
    assert (error.code, error.line, error.column) == (f"mapfile.{code}", line, column)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"reiskaart": 1, "title": "T",}', "json-key", 1, 31),
        ('{"reiskaart": 1, title: "T"}', "json-key", 1, 18),
        ('{"reiskaart" 1}', "json-colon", 1, 14),
        ('{"reiskaart": 1 "title": "T"}', "json-comma", 1, 17),
        ('{"reiskaart": 1,\n"title": "T', "json-string", 2, 10),
        ('{"reiskaart": 1,\n"title": "a\\x"}', "json-string", 2, 12),
        ('{"reiskaart": 1,\n"title": tekst}', "json-value", 2, 10),
        ('{"reiskaart": 1, "title": "T"} ja', "json-rest", 1, 32),
        ('{"reiskaart": 1, "title": "T", "title": "U"}', "duplicate-key", 1, 32),
        ("[" * 100_000, "too-deep", 1, 41),
        ('{"reiskaart": 1, "title": "T", "personas": [1]}', "expected-mapping", 1, 45),
    ],
)
def test_a_mistake_in_json_is_found_at_its_place(text: str, code: str, line: int, column: int) -> None:
    error = refusal(text, "map.json")
    assert (error.code, error.line, error.column) == (f"mapfile.{code}", line, column)


def test_all_mistakes_are_told_in_the_order_of_the_file() -> None:
    error = refusal(HEAD + "titel: T\nstate: curent\nowner: [a]\nowner: b\nphases:\n  - nam: P\n")
    found = [(each.code.removeprefix("mapfile."), each.line) for each in (error, *error.others)]
    assert found == [
        ("unknown-key-guess", 3),
        ("wrong-choice-guess", 4),
        ("expected-text", 5),
        ("duplicate-key", 6),
        ("missing-key", 8),
        ("unknown-key-guess", 8),
    ]


def test_a_close_word_is_proposed() -> None:
    error = refusal(STEP + "        cards: {action: [a]}\n")
    assert error.hint("en") == "Did you mean `actions`?"
    assert error.hint("nl") == "Bedoel je `actions`?"
    assert error.message("nl") == "map.yaml:7:17: `action` is geen soort notitie in deze kaart."


def test_a_control_character_is_named() -> None:
    assert "(U+0007)" in refusal(HEAD + "owner: a\x07b\n").message("en")


def test_the_column_counts_characters_of_the_line() -> None:
    assert refusal("reiskaart: 1\ntitle: T\npersonas: [{name: Renée 😀, nam: x}]\n").column == 28


def test_a_byte_order_mark_and_line_ends_do_not_move_the_place() -> None:
    error = refusal(b"\xef\xbb\xbfreiskaart: 1\r\ntitle: T\r\nstate: x\r\n")
    assert (error.line, error.column) == (3, 8)


def test_a_billion_laughs_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    assert refusal(HEAD + "\n".join(lines)).code == "mapfile.aliases"


def test_an_alias_to_what_holds_it_is_refused() -> None:
    assert refusal(HEAD + "personas: &p [*p]\n").code == "mapfile.unknown-alias"


def test_a_few_aliases_are_read() -> None:
    journey = MapFile.of((HEAD + "owner: &wie Bram\nbegins: *wie\n").encode(), "map.yaml").journey
    assert (journey.owner, journey.begins) == ("Bram", "Bram")


def test_a_huge_file_is_refused() -> None:
    assert refusal(b"#" * 20_000_001).code == "mapfile.too-big"


def test_words_that_other_readers_take_for_truth_are_texts() -> None:
    journey = MapFile.of(b"reiskaart: 1\ntitle: no\nlanguage: nl\nowner: on\nbegins: 2027-03-01\nends: 007\n", "map.yaml").journey
    assert (journey.title, journey.language, journey.owner, journey.begins, journey.ends) == (
        "no",
        "nl",
        "on",
        "2027-03-01",
        "007",
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MapFileError) as caught:
        open_map(tmp_path / "nergens.yaml")
    assert caught.value.code == "mapfile.absent"


def test_a_folder_is_no_map(tmp_path: Path) -> None:
    with pytest.raises(MapFileError) as caught:
        open_map(tmp_path)
    assert caught.value.code == "mapfile.unreadable"


def test_a_file_with_a_mistake_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("reiskaart: 1\ntitel: T\n", "utf-8")
    with pytest.raises(MapFileError):
        write_map(Journey(id="t", title="T"), path)
    assert path.read_text("utf-8") == "reiskaart: 1\ntitel: T\n"


def test_a_map_in_a_folder_that_is_not_there_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(MapFileError) as caught:
        write_map(Journey(id="t", title="T"), tmp_path / "geen" / "map.yaml")
    assert caught.value.code == "mapfile.unwritable"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_error_has_its_words(language: Language) -> None:
    text = STEP + "        touchpoints: [site]\n        emotion: 1\n"
    assert refusal(text).message(language).startswith("map.yaml:7:23: ")
    assert {key.rsplit(".", 1)[0] for key in keys(language) if key.startswith("mapfile.errors.")} != set()
