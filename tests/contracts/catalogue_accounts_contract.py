"""What every catalogue must do with accounts: what texts say of their main event, kept with their readings."""

from __future__ import annotations

from amana.catalogue import Catalogue, KeptAccount, TextReading
from tests.contracts.catalogue_rows import accession, intake, sha256


def read(content: str, text: str, account: str | None, tagger: str = "") -> TextReading:
    return TextReading(sha256(content), sha256(text), "rules 1", packed="{}", tagger=tagger, account=account)


class AccountsContract:
    """Accounts."""

    def test_what_is_kept_is_given_back_with_its_item_and_text(self, catalogue: Catalogue) -> None:
        first = accession(1, "one")
        catalogue.write([first], [intake(2, "one", "نصّ")], {})
        catalogue.keep_readings([read("one", "نصّ", '["سوق"]')])
        (row,) = catalogue.account_rows()
        assert (row.item, row.text_version) == (first.entry.commitment[:32], sha256("نصّ"))
        assert list(catalogue.accounts()) == [KeptAccount(row.number, row.item, row.text_version, '["سوق"]')]

    def test_those_that_are_asked_for_by_number_are_given(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2 + at, "one", str(at)) for at in range(3)], {})
        catalogue.keep_readings([read("one", str(at), f"[{at}]") for at in range(3)])
        numbers = [row.number for row in catalogue.account_rows()]
        assert [one.packed for one in catalogue.accounts([numbers[2], numbers[0]])] == ["[2]", "[0]"]
        catalogue.keep_readings([read("one", "2", "[3]")])
        assert [one.packed for one in catalogue.accounts(numbers)] == ["[0]", "[1]"]
        assert {row.number for row in catalogue.account_rows()}.isdisjoint(numbers[2:])

    def test_there_are_none_without_readings(self, catalogue: Catalogue) -> None:
        assert list(catalogue.accounts()) == []

    def test_a_later_reading_of_a_text_replaces_its_account(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "text")], {})
        catalogue.keep_readings([read("one", "text", "[1]")])
        catalogue.keep_readings([read("one", "text", "[2]")])
        assert [one.packed for one in catalogue.accounts()] == ["[2]"]
        catalogue.keep_readings([read("one", "text", None)])
        assert list(catalogue.accounts()) == []

    def test_what_a_tagger_found_leaves_it_alone(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "text")], {})
        catalogue.keep_readings([read("one", "text", "[1]")])
        catalogue.keep_readings([read("one", "text", None, tagger="model 1")])
        assert [one.packed for one in catalogue.accounts()] == ["[1]"]

    def test_a_text_of_two_items_has_one_for_each(self, catalogue: Catalogue) -> None:
        rows = [accession(1, "one"), accession(2, "two")]
        catalogue.write(rows, [intake(3, "one", "text"), intake(4, "two", "text")], {})
        catalogue.keep_readings([read("one", "text", "[1]"), read("two", "text", "[1]")])
        assert {one.item for one in catalogue.accounts()} == {row.entry.commitment[:32] for row in rows}

    def test_many_are_given_page_by_page_while_others_are_kept(self, catalogue: Catalogue) -> None:
        texts = [f"text {at}" for at in range(700)]
        catalogue.write([accession(1, "one")], [intake(2 + at, "one", text) for at, text in enumerate(texts)], {})
        catalogue.keep_readings([read("one", text, f"[{at}]") for at, text in enumerate(texts)])
        given = catalogue.accounts()
        first = next(given)
        catalogue.keep_readings([read("one", "text 699", "[-1]")])
        rest = [one.packed for one in given]
        assert first.packed == "[0]"
        assert rest == [*(f"[{at}]" for at in range(1, 699)), "[-1]"]

    def test_their_state_is_another_whenever_one_comes_or_is_read_anew(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "text")], {})
        seen = [catalogue.accounts_state()]
        for packed in ("[1]", "[2]", "[1]", None):
            catalogue.keep_readings([read("one", "text", packed)])
            assert catalogue.accounts_state() not in seen[-1:]
            seen.append(catalogue.accounts_state())
        assert len(set(seen[:4])) == 4

    def test_what_was_worked_out_is_given_back_for_its_state_alone(self, catalogue: Catalogue) -> None:
        assert catalogue.worked_out("ties", "1/1") is None
        catalogue.keep_worked_out("ties", "1/1", b"one")
        catalogue.keep_worked_out("other", "1/1", b"")
        assert catalogue.worked_out("ties", "1/1") == b"one"
        assert catalogue.worked_out("ties", "2/2") is None
        catalogue.keep_worked_out("ties", "2/2", b"two")
        assert (catalogue.worked_out("ties", "1/1"), catalogue.worked_out("ties", "2/2")) == (None, b"two")
        assert catalogue.worked_out("other", "1/1") == b""
