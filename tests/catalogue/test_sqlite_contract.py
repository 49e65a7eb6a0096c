"""The encrypted SQLite catalogue keeps the contract."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from amana.catalogue import Catalogue, open_catalogue
from tests.contracts.catalogue_accounts_contract import AccountsContract
from tests.contracts.catalogue_assertions_contract import AssertionsContract
from tests.contracts.catalogue_contract import MakeCatalogue, OrderContract, StoringContract
from tests.contracts.catalogue_facets_contract import FacetsContract, FreshCatalogue
from tests.contracts.catalogue_likeness_contract import LikenessContract
from tests.contracts.catalogue_mentions_contract import MentionsContract
from tests.contracts.catalogue_neighbours_contract import NeighboursContract
from tests.contracts.catalogue_readings_contract import ReadingsContract
from tests.contracts.catalogue_rows import KEY
from tests.contracts.catalogue_search_contract import SearchContract


@pytest.fixture
def make_catalogue(tmp_path: Path) -> Iterator[MakeCatalogue]:
    with ExitStack() as opened:
        made: list[Catalogue] = []

        def make() -> Catalogue:
            made.append(opened.enter_context(open_catalogue(tmp_path / f"{len(made)}.db", KEY)))
            return made[-1]

        yield make


@pytest.fixture
def catalogue(make_catalogue: MakeCatalogue) -> Catalogue:
    return make_catalogue()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> FreshCatalogue:
    """Another empty catalogue each time, for tests of many examples."""

    def make() -> AbstractContextManager[Catalogue]:
        return open_catalogue(tmp_path_factory.mktemp("fresh") / "c.db", KEY)

    return make


class TestSqliteStoring(StoringContract):
    """Storing."""


class TestSqliteOrder(OrderContract):
    """Order independence."""


class TestSqliteAssertions(AssertionsContract):
    """Assertions."""


class TestSqliteNeighbours(NeighboursContract):
    """Neighbours."""


class TestSqliteReadings(ReadingsContract):
    """Readings."""


class TestSqliteMentions(MentionsContract):
    """Mentions."""


class TestSqliteAccounts(AccountsContract):
    """Accounts."""


class TestSqliteLikeness(LikenessContract):
    """Near-copies."""


class TestSqliteFacets(FacetsContract):
    """Facets and doings."""


class TestSqliteSearch(SearchContract):
    """Search."""
