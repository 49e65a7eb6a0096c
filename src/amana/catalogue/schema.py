"""The tables. Any change here raises VERSION: an older catalogue is then rebuilt, never migrated.

Hashes are kept as bytes and looked up by a whole number made of their first bits, era by era (an era is
2^15 items). New hashes fall anywhere in an index; kept by era they fall anywhere in the newest part only,
so that a batch touches few pages and adding the 100,000th item costs what the first did.
"""

from __future__ import annotations

from dataclasses import fields

from amana.records.nouns import Accession

VERSION = 10

ERA_BITS = 15

# An accession's own fields as columns; its SHA-256 stands in `item`.
ACCESSION_FIELDS = tuple(f.name for f in fields(Accession) if f.name not in ("sha256", "tags", "kind"))

TABLES = f"""
CREATE TABLE log(no INTEGER PRIMARY KEY, device TEXT NOT NULL UNIQUE, taken INTEGER NOT NULL);

-- one row for each distinct content. From `id` on: the face, NULL until an accession has come.
CREATE TABLE item(
    no INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, era INTEGER NOT NULL, sha_key INTEGER NOT NULL,
    unread INTEGER NOT NULL, id BLOB, received TEXT, device TEXT, entry INTEGER, path TEXT, size INTEGER,
    media_type TEXT, object BLOB, at INTEGER, extent INTEGER, date TEXT, title TEXT, tags TEXT);
CREATE INDEX item_sha ON item(era, sha_key);
CREATE INDEX item_order ON item(received, device, entry);
CREATE INDEX item_date ON item(date, media_type);
-- what lies beside an item: in the order of taking in, so that a batch touches few pages
CREATE INDEX item_path ON item(path);
-- large files alone: before one is sealed again, a look whether it may be kept already
CREATE INDEX item_size ON item(size) WHERE size > 1048576;
CREATE INDEX item_unread ON item(received, device, entry) WHERE unread;

-- `key` is the entry's log number and index in one (see coding.entry_key)
CREATE TABLE accession(
    key INTEGER PRIMARY KEY, no INTEGER NOT NULL, era INTEGER NOT NULL, id_key INTEGER NOT NULL,
    commitment BLOB NOT NULL, object BLOB NOT NULL, at INTEGER NOT NULL, extent INTEGER NOT NULL,
    {", ".join(f"f_{name}" for name in ACCESSION_FIELDS)}, f_tags TEXT, seen_key INTEGER NOT NULL);
CREATE INDEX accession_item ON accession(no);
CREATE INDEX accession_id ON accession(era, id_key);
-- by path, size and time: a folder that is added again need not be read again
CREATE INDEX accession_seen ON accession(era, seen_key);

CREATE TABLE intake(
    key INTEGER PRIMARY KEY, no INTEGER NOT NULL, title TEXT, byline TEXT, site TEXT,
    commitment BLOB NOT NULL, contents TEXT NOT NULL, fields BLOB NOT NULL,
    module TEXT NOT NULL, version TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT, part TEXT);
CREATE INDEX intake_item ON intake(no, part);
CREATE INDEX intake_reason ON intake(reason) WHERE reason IS NOT NULL;

-- acts of custody and on keys: few, and read whole
CREATE TABLE act(key INTEGER PRIMARY KEY, device TEXT NOT NULL, commitment BLOB NOT NULL, fields BLOB NOT NULL);

-- what people assert; which stand is for who asks. `basis` names the items that assertions rest on
CREATE TABLE assertion(
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, subject TEXT NOT NULL, subject_type TEXT, property TEXT NOT NULL,
    value TEXT, device TEXT NOT NULL, commitment BLOB NOT NULL, fields BLOB NOT NULL);
CREATE INDEX assertion_id ON assertion(id);
CREATE INDEX assertion_subject ON assertion(subject, subject_type);
CREATE INDEX assertion_type ON assertion(subject_type, subject) WHERE subject_type IS NOT NULL;
CREATE INDEX assertion_value ON assertion(property, value);
-- which logs' entries are suspect, and from where on: what they assert shows in no list and finds nothing
CREATE TABLE doubt(device TEXT PRIMARY KEY, start INTEGER NOT NULL) WITHOUT ROWID;
-- what people said of an item in words, field by field: searched as long as it stands
CREATE TABLE said(
    item INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, stands INTEGER NOT NULL,
    PRIMARY KEY(item, field, value)) WITHOUT ROWID;
CREATE TABLE basis(item TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY(item, key)) WITHOUT ROWID;

-- where a derivative's bytes lie; of several places, the one of the first entry (by device, then index)
CREATE TABLE derivative(
    no INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, sha_key INTEGER NOT NULL, device TEXT NOT NULL,
    entry INTEGER NOT NULL, object BLOB NOT NULL, at INTEGER NOT NULL, extent INTEGER NOT NULL);
CREATE INDEX derivative_sha ON derivative(sha_key);

-- a text version: its text (zlib, UTF-8), its words in order (see tokenstream) and its sketch (see sketching)
CREATE TABLE text(
    no INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, sha_key INTEGER NOT NULL, body BLOB NOT NULL,
    words BLOB NOT NULL, sketch BLOB);
CREATE INDEX text_sha ON text(sha_key);
CREATE TABLE item_text(item INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY(item, text)) WITHOUT ROWID;
CREATE TABLE item_tag(tag TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY(tag, item)) WITHOUT ROWID;

-- what a reader found in an item's text version, as suggestions: how many rows of each kind, and the rows as the
-- reader packed them (zlib; NULL: the text broke the reader, `fault` says how). `tagger` is empty for Amana's own
CREATE TABLE reading(
    no INTEGER PRIMARY KEY, item INTEGER NOT NULL, text INTEGER NOT NULL, tagger TEXT NOT NULL,
    reader TEXT NOT NULL, fault TEXT,
    statements INTEGER NOT NULL, numbers INTEGER NOT NULL, claims INTEGER NOT NULL, times INTEGER NOT NULL,
    places INTEGER NOT NULL, names INTEGER NOT NULL, terms INTEGER NOT NULL, packed BLOB);
CREATE UNIQUE INDEX reading_text ON reading(item, text, tagger);
-- the texts that wait to be read
CREATE TABLE to_read(item INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY(item, text)) WITHOUT ROWID;

-- who is named in an item's text version: one row for all that the text calls by one name, and the keys by which
-- names are looked up before they are compared (see mentions); an era is 2^15 mentions
CREATE TABLE mention(
    no INTEGER PRIMARY KEY, era INTEGER NOT NULL, id BLOB NOT NULL, item INTEGER NOT NULL, text INTEGER NOT NULL,
    kind TEXT NOT NULL, keys TEXT NOT NULL, told TEXT NOT NULL);
CREATE INDEX mention_id ON mention(era, id);
CREATE INDEX mention_text ON mention(item, text);
CREATE TABLE mention_key(
    era INTEGER NOT NULL, key INTEGER NOT NULL, mention INTEGER NOT NULL, PRIMARY KEY(era, key, mention)
) WITHOUT ROWID;

-- what an item's text version says of its main event, packed (zlib; see accounts)
CREATE TABLE account(
    no INTEGER PRIMARY KEY AUTOINCREMENT, item INTEGER NOT NULL, text INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE UNIQUE INDEX account_text ON account(item, text);
-- what took long to work out from what the catalogue holds, and of which state of it
CREATE TABLE worked_out(name TEXT PRIMARY KEY, state TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;

-- what items are counted and narrowed by: values, and which of them each item has, as lists show it (text 0) and
-- as each of its texts says (see facets). A row is never changed: what comes anew has a new number
CREATE TABLE facet_value(no INTEGER PRIMARY KEY, facet INTEGER NOT NULL, value TEXT NOT NULL);
CREATE UNIQUE INDEX facet_value_told ON facet_value(facet, value);
CREATE TABLE facet(
    no INTEGER PRIMARY KEY AUTOINCREMENT, item INTEGER NOT NULL, text INTEGER NOT NULL, size INTEGER NOT NULL,
    told BLOB NOT NULL);
CREATE UNIQUE INDEX facet_item ON facet(item, text);
-- tells this catalogue from one that was made anew
CREATE TABLE mark(catalogue TEXT NOT NULL);
INSERT INTO mark VALUES(lower(hex(randomblob(16))));

-- how much came by whom, by the hour or the minute: what last happened, told without a look at every entry
CREATE TABLE doing(
    kind TEXT NOT NULL, time TEXT NOT NULL, device TEXT NOT NULL, person TEXT NOT NULL, count INTEGER NOT NULL,
    first TEXT NOT NULL, last TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY(kind, time, device, person)
) WITHOUT ROWID;

-- hashes of pictures and sketches of texts, many in a row, each with the number of its item or text (see nearness)
CREATE TABLE near(key INTEGER PRIMARY KEY, hashes BLOB NOT NULL);

-- the search index (see vocabulary, postings, indexing)
CREATE TABLE word(no INTEGER PRIMARY KEY, surface TEXT NOT NULL, flags INTEGER NOT NULL);
CREATE INDEX word_surface ON word(surface);
CREATE TABLE term(term TEXT NOT NULL, word INTEGER NOT NULL, PRIMARY KEY(term, word)) WITHOUT ROWID;
CREATE TABLE posting(key INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE batch(no INTEGER PRIMARY KEY);
"""
