# The page of one person, group, place or event.

web-thing-yes = yes
web-thing-no = no
web-thing-known = What people said
web-thing-fallen = { $count ->
    [one] { $count } value that no longer stands
   *[other] { $count } values that no longer stand
}
web-thing-undo = Undo
web-thing-done = Said. It is in the record, with your name and the time.
web-thing-only-told = Nobody has said anything of it yet: this is what texts call by one name.
web-thing-event-suggested = That these texts tell of one event is a suggestion, until a person says so.
web-thing-place-told = Texts tell of this place; nobody has said anything of it yet.
web-thing-place-speak = Say something of it
web-thing-compare = Compare what accounts say
web-thing-timeline = Timeline
web-thing-map = On the map
web-thing-say = Say something more
web-thing-property = What do you want to say?
web-thing-property-do = Next
web-thing-language = In which language it is written
web-thing-unsaid = not said
web-thing-arabic = Arabic
web-thing-english = English
web-thing-confidence = How sure you are
web-thing-why = What it rests on
web-thing-note = Note
web-thing-basis = The item that it rests on: its id, or the beginning of it
web-thing-quote = Words of that item, exactly as they stand there
web-thing-do = Say it
web-thing-choose = Choose
web-thing-which = Which one do you mean?
web-thing-example = For example:
web-thing-place-form = A name in either script.
web-thing-link-form = A name in either script, or an id.
web-thing-accounts = Accounts of it
web-thing-items = Items that tell of it
web-thing-items-of = { $count ->
    [one] Of { $count } text.
   *[other] Of { $count } texts.
}
web-thing-search = Search for them all
web-thing-suggested = suggested
web-thing-who = The same, or another?
web-thing-pairs = Names in other texts that may be of the same one. Nothing joins them but your word.
web-thing-this = This one
web-thing-other = The other
web-thing-for = For it:
web-thing-against = Against it:
web-thing-no-ground = nothing
web-thing-same = The same
web-thing-different = Different
web-thing-like = Another name, in either script
web-thing-texts = Named in these texts
web-thing-said = What they are quoted as saying
web-thing-said-ask = Look for their words in all texts that name them
web-thing-said-none = No words of theirs were found.
web-thing-said-by-name = Found by name: others may be called so too.
web-thing-said-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
web-thing-new-for = Say at least what it is called. Everything can be added to and taken back later, and stays in the record with your name.
web-thing-nothing = Nothing was said.
web-thing-nothing-hint = Fill in at least a name or a title.
web-thing-again = { $label }, in the other script
web-thing-other-script = The same again, as it is written in Arabic or in Latin letters, where you know it.
web-thing-judged = { $count ->
    [one] { $count } word on who it is
   *[other] { $count } words on who it is
}
