# Search: one box, what was found and why, what narrows it, searches that are kept.

web-search-here = Search the archive
web-search-do = Search
web-search-exact = Exact words only
web-search-wide-on = Other forms, spellings and scripts are found too: حلب, Halab, Aleppo.
web-search-wide-off = Only what is written just so is found: no other form, spelling or script.
web-search-how = How to ask
web-search-example-phrase = the old bridge
web-search-example-without = bridge -winter
web-search-example-either = bridge OR river
web-search-example-begins = bak*
web-search-how-phrase = these words, one after another
web-search-how-without = the first word and not the second
web-search-how-either = either word
web-search-how-begins = every word that begins so
web-search-how-wide = Several words find first what has them all, then, if that is little, what has some. Names of files, titles, notes, sources, places and tags are searched too. Each hit says why it was found.
web-search-chosen = Narrowed to
web-search-take-away = (take away)
web-search-take-all-away = Take all away
web-search-total = { $count ->
    [0] Nothing was found
    [one] { $count } item
   *[other] { $count } items
}
web-search-total-rough = { $count ->
    [0] Nothing was found
    [one] At most { $count } item
   *[other] At most { $count } items
}
web-search-whole = { $count ->
    [one] { $count } of them has every word; the others have some.
   *[other] { $count } of them have every word; the others have some.
}
web-search-newest = taken in last comes first
web-search-unread = Some items were not read yet: their texts cannot be found.
web-search-unread-home = Read them
web-search-why = Match:
web-search-erased = Its bytes were erased; that it was here stays on record.
web-search-beyond = There are not so many pages.
web-search-first = To the first page
web-search-nothing-here = Nothing is here yet.
web-search-none-filtered = Nothing fits everything that was chosen. Take a choice away above.
web-search-none-exact = Nothing is written exactly as { $query }.
web-search-none-wide = Nothing was found for { $query }, in any form, spelling or script that is known here.
web-search-try-wide = Look for other forms, spellings and scripts too
web-search-try-without = Without
web-search-try-fewer = Try fewer words, another word, or the beginning of one: bak*
web-search-filters = Narrow down
web-search-when = When
web-search-since = From
web-search-until = To
web-search-narrow = Narrow
web-search-another = Another
web-search-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
web-search-family = Kind
web-search-media-type = Media type
web-search-language = Language
web-search-source = Source
web-search-person = Person
web-search-place = Place
web-search-year = Year
web-search-tag = Tag
web-search-status = How it stands
web-search-kept = Kept searches
web-search-kept-none = A search that you ask often can be kept under a name.
web-search-keep-as = Keep this search as
web-search-keep = Keep
web-search-forget = Forget
web-search-saved-now = The search is kept, in every copy of this archive.

# What a thing is.
web-search-kind-picture = Picture
web-search-kind-recording = Film or sound
web-search-kind-page = Web page
web-search-kind-mail = Mail
web-search-kind-chat = Chat
web-search-kind-document = Document
web-search-kind-table = Table
web-search-kind-archive = Packed files
web-search-kind-transcript = Transcript
web-search-kind-proof = Signature or timestamp
web-search-kind-text = Text
web-search-kind-other = Other

# How a thing stands.
web-search-status-unread = not read yet
web-search-status-read = read
web-search-status-failed = could not be read, or not all
web-search-status-described = somebody said something of it
web-search-status-suspect = suspect
web-search-status-erased = erased

# Languages.
web-search-in-ar = Arabic
web-search-in-en = English
web-search-in-fr = French
web-search-in-de = German
web-search-in-es = Spanish
web-search-in-tr = Turkish
web-search-in-ku = Kurdish
web-search-in-fa = Persian
web-search-in-ru = Russian
web-search-in-uk = Ukrainian
web-search-in-he = Hebrew
web-search-in-hy = Armenian
web-search-in-syr = Syriac
