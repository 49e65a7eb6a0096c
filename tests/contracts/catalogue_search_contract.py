"""What search must do in every catalogue. As in `catalogue_contract`, a test gives the fixture `catalogue`."""

from __future__ import annotations

from itertools import pairwise

import pytest

from amana.catalogue import Catalogue, Hit
from amana.errors import QueryUnreadable
from tests.contracts.catalogue_rows import accession, intake, sha256

MOST_MATCHES = 200


def fill(catalogue: Catalogue, *texts: str, **fields: str) -> None:
    """One item for each text: `file0.txt` has the first, and so on."""
    catalogue.write(
        [accession(at, f"c{at}", path=f"card/file{at}.txt", **fields) for at in range(len(texts))],
        [intake(5000 + at, f"c{at}", text) for at, text in enumerate(texts)],
        {},
    )


def names(hits: list[Hit]) -> list[str]:
    """The files found, in order, by their number alone."""
    return [hit.name.removeprefix("file").removesuffix(".txt") for hit in hits]


def why(hit: Hit, field: str = "text") -> dict[str, str]:
    """What matched, and why."""
    return {match.text: match.why for match in hit.matches if match.field == field}


class SearchContract:
    """Finder."""

    def test_asked_twice_it_finds_what_was_written_meanwhile(self, catalogue: Catalogue) -> None:
        fill(catalogue, "a bakery -by- the well", "bakery")
        before = catalogue.search('bakery -"the mill"')
        assert catalogue.search('bakery -"the mill"') == before
        assert set(names(before)) == {"0", "1"}
        catalogue.write([accession(7, "c7", path="card/file7.txt")], [intake(5007, "c7", "a bakery")], {})
        assert set(names(catalogue.search('bakery -"the mill"'))) == {"0", "1", "7"}
        assert catalogue.counted('bakery -"the mill"').total == 3

    def test_words_are_all_wanted_and_those_with_some_follow(self, catalogue: Catalogue) -> None:
        fill(
            catalogue, "bakery and well", "well well well well", "the bakery", "nothing here", "a well by a bakery"
        )
        found = names(catalogue.search("bakery well"))
        assert set(found[:2]) == {"0", "4"}
        assert set(found[2:]) == {"1", "2"}

    def test_ranks_count_from_one_and_scores_fall(self, catalogue: Catalogue) -> None:
        fill(catalogue, *(f"lantern {'lantern ' * (at % 7)} street {at}" for at in range(60)))
        hits = catalogue.search("lantern", limit=50)
        assert [hit.rank for hit in hits] == list(range(1, 51))
        assert all(one.score >= two.score for one, two in pairwise(hits))
        assert hits[0].matches[0].text == "lantern"

    @pytest.mark.parametrize("query", ["lantern", "lantern street", '"lantern street"', "lantern -7"])
    def test_pages_are_parts_of_one_answer(self, catalogue: Catalogue, query: str) -> None:
        fill(catalogue, *(f"lantern {'street ' * (1 + at % 5)}number {at}" for at in range(45)))
        whole = catalogue.search(query, limit=45)
        pages = [hit for start in range(0, 45, 10) for hit in catalogue.search(query, limit=10, offset=start)]
        assert pages == whole
        assert catalogue.search(query, limit=10, offset=100) == []
        assert catalogue.search(query, limit=0) == []

    def test_exact_ranks_above_spelling_above_stem(self, catalogue: Catalogue) -> None:
        fill(catalogue, "وهذا المخبز هنا", "وهذا مَخبَز هنا", "وهذا مخبز هنا", "وهذا كتاب هنا")
        hits = catalogue.search("مخبز")
        assert names(hits) == ["2", "1", "0"]
        assert [list(why(hit).values()) for hit in hits] == [["exact"], ["spelling"], ["stem"]]

    def test_exact_alone_finds_the_written_form_in_any_case(self, catalogue: Catalogue) -> None:
        fill(catalogue, "Lanterns were lit", "A LANTERN was lit", "مَخبَز", "مخبز")
        assert set(names(catalogue.search("lantern"))) == {"0", "1"}
        assert names(catalogue.search("lantern", exact=True)) == ["1"]
        assert names(catalogue.search("مخبز", exact=True)) == ["3"]
        assert names(catalogue.search("lant*", exact=True)) == names(
            catalogue.search("lant*", exact=True, limit=9)
        )

    def test_numbers_are_found_by_value(self, catalogue: Catalogue) -> None:
        fill(catalogue, "some 40,000 left", "some 40.000 left", "نزح ٤٠٠٠٠ منهم", "40000 of them", "400 of them")
        for query in ("40000", "40,000", "٤٠٠٠٠"):
            hits = catalogue.search(query)
            assert set(names(hits)) == {"0", "1", "2", "3"}
            assert all(set(why(hit).values()) <= {"number", "exact"} for hit in hits)

    def test_names_are_found_across_scripts(self, catalogue: Catalogue) -> None:
        fill(catalogue, "said Idris al-Hajj, a baker", "قال إدريس الحاج", "Mr Al-Hage waited", "the house was old")
        for query in ("الحاج", "al-Hajj", "Hajj"):
            hits = catalogue.search(query)
            assert {"0", "1"} <= set(names(hits))
            assert "3" not in names(hits)
            assert {"exact", "name"} >= {one for hit in hits for one in why(hit).values()}
        assert set(names(catalogue.search("الحاج"))) == {"0", "1", "2"}
        assert names(catalogue.search("الحاج", exact=True)) == ["1"]

    def test_places_are_found_across_scripts(self, catalogue: Catalogue) -> None:
        fill(
            catalogue, "They left Aleppo.", "غادروا حَلَب", "ليلة بحلب", "from Halab", "Samir Halabi", "in Damascus"
        )
        for query in ("حلب", "Aleppo", "Halab"):
            hits = catalogue.search(query)
            assert set(names(hits)) == {"0", "1", "2", "3"}
            assert names(catalogue.search("الحلبي"))[0] == "4"

    def test_a_phrase_wants_its_words_in_order(self, catalogue: Catalogue) -> None:
        fill(catalogue, "the old mill road", "the mill is old", "Old\u00a0Mill, closed", "an old, old mill")
        assert set(names(catalogue.search('"old mill"'))) == {"0", "2", "3"}
        assert set(names(catalogue.search("“old mill”"))) == {"0", "2", "3"}
        assert set(names(catalogue.search("«old mill»"))) == {"0", "2", "3"}
        assert names(catalogue.search('"mill is old')) == ["1"]
        assert set(names(catalogue.search('closed "old mill"'))) == {"0", "2", "3"}
        assert names(catalogue.search('closed "old mill"'))[0] == "2"
        assert names(catalogue.search('"mill old"')) == []
        assert set(names(catalogue.search('mill -"old mill"'))) == {"1"}

    def test_a_phrase_is_marked_as_a_whole(self, catalogue: Catalogue) -> None:
        text = "the mill was old; the old mill, an old Mill and a mill"
        fill(catalogue, text)
        (hit,) = catalogue.search('"old mill"')
        assert [match.text for match in hit.matches] == ["old", "mill", "old", "Mill"]
        (hit,) = catalogue.search('"old mill" was')
        assert len(hit.matches) == 4
        (hit,) = catalogue.search('"old mill" mill')
        assert len(hit.matches) == 6

    def test_a_long_text_is_indexed_to_its_end(self, catalogue: Catalogue) -> None:
        text = "x" * 70_000 + " " + "bread and salt " * 20_000 + "\n" + "by the river\n" * 9_000 + "a lantern حَلَب"
        fill(catalogue, text)
        for query, word in (("lantern", "lantern"), ("حلب", "حَلَب"), ('"a lantern"', "lantern")):
            (hit,) = catalogue.search(query)
            assert hit.matches[-1].text == word
            assert text[hit.matches[-1].start : hit.matches[-1].end] == word

    def test_a_phrase_at_the_very_end_and_alone(self, catalogue: Catalogue) -> None:
        fill(catalogue, "old mill", "to the old mill", "mill old", "old")
        assert set(names(catalogue.search('"old mill"'))) == {"0", "1"}
        assert set(names(catalogue.search('"old"'))) == {"0", "1", "2", "3"}

    def test_what_is_excluded_is_not_found(self, catalogue: Catalogue) -> None:
        fill(catalogue, "bread and water", "bread and salt", "bread and waters", "الخبز والملح", "الخبز")
        assert set(names(catalogue.search("bread -water"))) == {"1"}
        assert set(names(catalogue.search("خبز -ملح"))) == {"4"}
        assert set(names(catalogue.search("bread -water", exact=True))) == {"1", "2"}

    def test_or_takes_either(self, catalogue: Catalogue) -> None:
        fill(catalogue, "bread gate", "salt gate", "water gate", "bread and salt", "خبز", "ملح")
        assert set(names(catalogue.search("bread OR salt"))) == {"0", "1", "3"}
        assert set(names(catalogue.search("bread | salt"))) == {"0", "1", "3"}
        assert set(names(catalogue.search("خبز أو ملح"))) == {"4", "5"}
        assert set(names(catalogue.search('"bread gate" OR water'))) == {"0", "2"}
        assert names(catalogue.search("gate bread OR salt"))[:2] in (["0", "1"], ["1", "0"])

    def test_a_prefix_finds_every_word_that_begins_so(self, catalogue: Catalogue) -> None:
        fill(catalogue, "siege", "besieged", "sieges", "sky", "حصارهم", "حصار", "محاصر")
        assert set(names(catalogue.search("sieg*"))) == {"0", "2"}
        assert set(names(catalogue.search("حصا*"))) == {"4", "5"}

    def test_only_stop_words_still_find(self, catalogue: Catalogue) -> None:
        fill(catalogue, "to be or not", "bread", "في البيت")
        assert names(catalogue.search("to be")) == ["0"]
        assert names(catalogue.search("في")) == ["2"]

    def test_fields_are_searched_and_say_so(self, catalogue: Catalogue) -> None:
        row = accession(
            1,
            "one",
            path="بطاقة/Gate lantern.jpg",
            source="Samira Taleb",
            note="the north well",
            tags=("market",),
            place="Tell Zahra",
        )
        catalogue.write([row], [intake(2, "one", title="Morning bread")], {})
        for query, field, text in (
            ("lantern", "name", "lantern"),
            ("بطاقة", "folder", "بطاقة"),
            ("سميرة", "source", "Samira"),
            ("well", "note", "well"),
            ("market", "tag", "market"),
            ("Zahra", "place", "Zahra"),
            ("bread", "title", "bread"),
        ):
            (hit,) = catalogue.search(query)
            assert hit.text_version is None
            assert (hit.matches[0].field, hit.matches[0].text) == (field, text)
            assert hit.snippet[hit.matches[0].start : hit.matches[0].end] == text
            assert hit.title == "Morning bread"

    def test_text_and_fields_together_have_all_words(self, catalogue: Catalogue) -> None:
        catalogue.write(
            [accession(1, "one", source="Samira Taleb"), accession(2, "two")],
            [intake(11, "one", "we stood in the market"), intake(12, "two", "the market of Samira, market")],
            {},
        )
        assert len(catalogue.search("samira market")) == 2
        one = next(hit for hit in catalogue.search("samira market") if hit.name == "file1.txt")
        assert one.text_version == sha256("we stood in the market")
        assert {match.field for match in one.matches} == {"text", "source"}

    def test_every_name_of_an_item_finds_it(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "same", path="a/lantern.txt")], [], {})
        catalogue.write([accession(2, "same", path="b/quiet gate.txt")], [], {})
        assert len(catalogue.search("lantern")) == len(catalogue.search("gate")) == 1
        assert catalogue.search("lantern gate")[0].name == "lantern.txt"

    def test_filters_narrow(self, catalogue: Catalogue) -> None:
        kinds = ["text/html", "text/plain", "application/pdf"]
        catalogue.write(
            [
                accession(at, f"c{at}", media_type=kind, published=f"201{at}-05-01", tags=(f"t{at}",))
                for at, kind in enumerate(kinds)
            ],
            [intake(100 + at, f"c{at}", "a lantern") for at in range(3)],
            {},
        )
        assert set(names(catalogue.search("lantern", kind="text"))) == {"0", "1"}
        assert names(catalogue.search("lantern", kind="application/pdf")) == ["2"]
        assert names(catalogue.search("lantern", since="2011", until="2011-12-31")) == ["1"]
        assert names(catalogue.search("lantern", tag="t2")) == ["2"]
        assert catalogue.search("lantern", tag="none") == []

    @pytest.mark.parametrize(
        ("query", "reason"),
        [
            ("", "empty"),
            (" \u00a0\n", "empty"),
            ("-only", "only-excluded"),
            ("!!! ?", "no-words"),
            ('""', "no-words"),
            ("OR", "no-words"),
            ("x" * 2001, "too-long"),
            ("a b " * 40, "too-many-parts"),
        ],
    )
    def test_what_means_nothing_is_an_error(self, catalogue: Catalogue, query: str, reason: str) -> None:
        with pytest.raises(QueryUnreadable) as found:
            catalogue.search(query)
        assert found.value.facts["reason"] == reason

    @pytest.mark.parametrize(
        "query", ["OR bread", "bread OR", '"bread', 'bread "', "bread -", "*bread", "bread**", "- bread"]
    )
    def test_slips_are_read_kindly(self, catalogue: Catalogue, query: str) -> None:
        fill(catalogue, "bread")
        assert names(catalogue.search(query)) == ["0"]

    def test_an_unknown_word_finds_nothing(self, catalogue: Catalogue) -> None:
        fill(catalogue, "bread")
        assert catalogue.search("zyxwv") == []
        assert names(catalogue.search("zyxwv bread")) == ["0"]

    def test_an_empty_catalogue_finds_nothing(self, catalogue: Catalogue) -> None:
        assert catalogue.search("bread") == []

    @pytest.mark.parametrize(
        "text",
        [
            "قالوا إن حَلَبَ\u064b القديمة",
            "\u202b\u200fقرب حلب\u200f\u202c القديمة",
            "قرب\u00a0حلب\u00a0\u00a0القديمة",
            "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 قرب حلب 🌙 القديمة",
            "e\u0301te\u0301 قرب حلب القديمة",
            "قرب ﺣﻠﺐ القديمة",
            "قرب حلـــــب القديمة",
            "\ufeffقرب\r\n\r\nحلب\r\nالقديمة",
            "ﷺ ﷲ ﷽ قرب حلب القديمة",
        ],
    )
    def test_offsets_are_exact_whatever_stands_around(self, catalogue: Catalogue, text: str) -> None:
        fill(catalogue, text)
        (hit,) = catalogue.search("حلب القديمة")
        assert hit.text_version == sha256(text)
        assert len(hit.matches) == 2
        for match in hit.matches:
            assert text[match.start : match.end] == match.text
            assert not match.text[0].isspace()
            assert not match.text[-1].isspace()
        assert text[hit.snippet_start :].startswith(hit.snippet)
        assert hit.matches[1].text == "القديمة"

    def test_snippets_show_the_densest_part_and_cut_no_word(self, catalogue: Catalogue) -> None:
        filler = " ".join(f"word{at}" for at in range(300))
        text = f"lantern {filler} lantern by the lantern of a lantern {filler} lantern"
        fill(catalogue, text)
        (hit,) = catalogue.search("lantern")
        assert hit.snippet.count("lantern") == 3
        assert 100 <= len(hit.snippet) <= 200
        assert text[hit.snippet_start : hit.snippet_start + len(hit.snippet)] == hit.snippet
        assert set(hit.snippet.split()) <= set(text.split())
        assert len(hit.matches) == 5

    def test_matches_are_capped_and_those_of_the_snippet_kept(self, catalogue: Catalogue) -> None:
        text = "lantern road " * 300 + "bread " * 300 + "lantern " * 30
        fill(catalogue, text)
        (hit,) = catalogue.search("lantern")
        end = hit.snippet_start + len(hit.snippet)
        assert len(hit.matches) == MOST_MATCHES
        assert sum(hit.snippet_start <= match.start < end for match in hit.matches) == hit.snippet.count("lantern")

    def test_a_text_without_blanks_still_gives_a_snippet(self, catalogue: Catalogue) -> None:
        text = "x," * 2000 + "lantern" + ",y" * 2000
        fill(catalogue, text)
        (hit,) = catalogue.search("lantern")
        assert "lantern" in hit.snippet
        assert len(hit.snippet) < 400

    def test_writing_again_changes_no_answer(self, catalogue: Catalogue) -> None:
        fill(catalogue, "old mill", "mill", "bread and mill")
        before = catalogue.search("mill")
        fill(catalogue, "old mill", "mill", "bread and mill")
        assert catalogue.search("mill") == before

    def test_a_text_of_two_items_finds_both(self, catalogue: Catalogue) -> None:
        fill(catalogue, "the same words", "the same words")
        assert set(names(catalogue.search("same"))) == {"0", "1"}

    def test_an_item_without_an_accession_is_not_found(self, catalogue: Catalogue) -> None:
        catalogue.write([], [intake(2, "one", "lantern")], {})
        assert catalogue.search("lantern") == []
        catalogue.write([accession(1, "one")], [], {})
        assert len(catalogue.search("lantern")) == 1

    def test_many_small_writes_answer_as_one(self, catalogue: Catalogue) -> None:
        for at in range(120):
            catalogue.write(
                [accession(at, f"c{at}", path=f"card/file{at}.txt")],
                [intake(5000 + at, f"c{at}", f"lantern {'street ' * (at % 3)}{at}")],
                {},
            )
        assert len(catalogue.search("lantern", limit=200)) == 120
        assert len(catalogue.search("lantern street", limit=200)) == 120
        assert len(catalogue.search('"lantern street"', limit=200)) == 80
