# The table of accounts, open claims, the timeline, movements and what one person said.

compare-accounts = Accounts
compare-published = published { $day }
compare-published-dateline = published { $day } (its dateline)
compare-published-inferred = published { $day } (worked out from its words)
compare-published-proposed = maybe published { $day }: nobody says so
compare-published-unknown = day of publication unknown
compare-proposed-weekday = it names “{ $words }”, and that day was one
compare-proposed-told = { $mark } tells that day: “{ $words }”
compare-proposed-published = { $mark } was published that day
compare-proposed-others = other days that would fit: { $days }
compare-proposed-rests = Dates marked ? rest on this.
compare-voices = { $count ->
    [one] { $count } independent source
   *[other] { $count } independent sources
}
compare-edge-reprint = { $one } and { $other } are one text ({ $percent } % of the shorter one's runs of words)
compare-edge-translation = { $one } and { $other } tell the same in two languages ({ $percent } % of numbers, days and places in the same order)
compare-edge-quoted = { $one } and { $other }: one gives the words of the other's source ({ $percent } % of its figures)
compare-edge-later = { $mark } came later
compare-edge-order-unknown = which was first is unknown
compare-row = { $category } · { $sources }
compare-row-unknown = Of what, no rule could say
compare-pace-daily = a day's figure
compare-pace-increase = an increase
compare-as-of = as of { $day }
compare-means-air = from the air
compare-means-ground = shells or rockets
compare-means-gun = gunfire
compare-means-planted = a bomb that was laid or carried
compare-means-mine = a mine or what had not gone off
compare-means-toxic = poison gas
compare-means-hunger = hunger
compare-means-custody = in custody, or executed
compare-means-blade = a blade
compare-means-water = drowning
compare-said = in the words of { $speaker }
compare-reviewed-accepted = accepted by a person
compare-reviewed-corrected = corrected by a person
compare-agree = { $one } and { $other } agree
compare-compatible = { $one } and { $other } can both be true
compare-contradict = { $one } and { $other } cannot both be true
compare-part-of = { $one } is a part of { $other }
compare-repeats = { $one } and { $other } say the same thing twice
compare-not-comparable = { $one } and { $other } count different things
compare-reason-told-as-part = the text says so
compare-reason-told-again = the text says it again
compare-reason-one-voice = it is one voice, told twice
compare-reason-bounds-same = the same bounds
compare-reason-bounds-overlap = their bounds overlap
compare-reason-bounds-apart = their bounds do not meet
compare-reason-about-a-tenth = “about” is taken to allow a tenth
compare-reason-told-later = it was told later, and may have grown
compare-reason-told-earlier = one was told earlier, and may have grown since
compare-reason-as-of-later = it is a running total as of a later day
compare-reason-as-of-fell = the total as of the later day is lower
compare-reason-among-part = one is of some among all of them
compare-reason-denied = one denies it
compare-reason-part-exceeds-whole = a part is more than its whole
compare-reason-crossing = each is a part of the other in another way
compare-reason-batch-of-sum = one is of a single group, the other of all so far
compare-reason-category-part = what happened to the one is among what happened to the other
compare-reason-category-apart = different things happened
compare-reason-category-unknown = what happened is unknown
compare-reason-unit-apart = different units
compare-reason-modality-apart = one is told as a fact, the other not
compare-reason-actor-apart = each names somebody else who did it
compare-reason-one-account = one text tells both: they may be of two things
compare-reason-told-in-both = both accounts tell both figures: they are of two things
compare-reason-told-beside = one account tells both: they may be of two things
compare-reason-site-part = one is of quarters that are named, the other of more of the place
compare-reason-since-part = one counts all since an earlier time
compare-reason-site-apart = different quarters of the place
compare-reason-means-apart = each names another means
compare-reason-vague-a-tenth = a vague word is taken to allow a tenth
compare-reason-place-coarse = the place is too wide for news of a few days
compare-reason-pace-apart = totals, a day's figures and increases are kept apart
compare-reason-counted-part = those who are counted are among the others
compare-reason-counted-apart = others are counted
compare-reason-counted-overlap = some are counted in both
compare-reason-counted-unknown = who is counted is unclear
compare-reason-place-part = one place lies in the other
compare-reason-place-apart = different places
compare-reason-place-overlap = places that overlap
compare-reason-place-unknown = the place is not said, or how they lie is unknown
compare-reason-days-part = the days of one lie within those of the other
compare-reason-days-apart = different days
compare-reason-days-overlap = days that overlap
compare-reason-days-unknown = the days are not said
compare-value = { $mark }: { $value }
compare-nothing = No figure was found for that.
compare-more-pairs = { $count ->
    [one] … and { $count } more pair: --all
   *[other] … and { $count } more pairs: --all
}
compare-uncompared = { $count ->
    [one] { $count } more pair counts different things: --all
   *[other] { $count } more pairs count different things: --all
}
compare-left-out = { $count ->
    [one] { $count } figure is left out: the table has no more room. Ask for a place, a category or a period.
   *[other] { $count } figures are left out: the table has no more room. Ask for a place, a category or a period.
}
compare-not-one-event = Nothing here is taken to be of one event. Name the items that are, or an event of `amana events`: amana compare ID …
compare-open-count = { $count ->
    [0] No open claim: of nobody who was missing, trapped or not recovered is the outcome unknown.
    [one] { $count } open claim. When somebody knows: amana describe ID outcome=…
   *[other] { $count } open claims. When somebody knows: amana describe ID outcome=…
}

compare-basis-absolute = as written
compare-basis-publication = counted from the day of publication
compare-basis-text = worked out from the text
compare-basis-statement = counted from when it was said
compare-basis-event = the day of an event that the text names
compare-basis-asserted = as somebody asserts
compare-basis-proposed = rests on a day of publication that is only proposed
compare-timeline-count = { $count ->
    [0] Nothing is told of that time.
    [one] { $count } entry.
   *[other] { $count } entries.
}
compare-flow = { $source } → { $destination }
compare-flow-unsaid = (not said)
compare-flow-count = { $count ->
    [0] No movement of people is told.
    [one] { $count } movement.
   *[other] { $count } movements.
}
compare-witness-count = { $count ->
    [0] Nobody of that name is known to have said anything.
    [one] { $count } statement.
   *[other] { $count } statements.
}
compare-witness-several = These may be one person or several: { $names }
compare-place-area-neighbourhoods = neighbourhoods
compare-place-area-countryside = countryside
compare-place-area-old-city = old city
compare-place-area-part-of = { $sides }
compare-place-area-parts-of = { $sides }
compare-place-area-neighbourhoods-of = { $sides } neighbourhoods
compare-place-area-countryside-of = { $sides } countryside
compare-place-area-old-city-of = { $sides } old city
compare-place-side-eastern = eastern
compare-place-sides-eastern = eastern
compare-place-side-western = western
compare-place-sides-western = western
compare-place-side-northern = northern
compare-place-sides-northern = northern
compare-place-side-southern = southern
compare-place-sides-southern = southern
compare-place-side-central = central
compare-place-sides-central = central
compare-place-side-greater = greater
compare-place-sides-greater = greater
compare-place-side-upper = upper
compare-place-sides-upper = upper
compare-place-side-lower = lower
compare-place-sides-lower = lower
compare-place-side-old = old
compare-place-sides-old = old
compare-place-side-outer = outer
compare-place-sides-outer = outer
compare-place-side-rural = rural
compare-place-sides-rural = rural
compare-place-side-north-eastern = north-eastern
compare-place-sides-north-eastern = north-eastern
compare-place-side-north-western = north-western
compare-place-sides-north-western = north-western
compare-place-side-south-eastern = south-eastern
compare-place-sides-south-eastern = south-eastern
compare-place-side-south-western = south-western
compare-place-sides-south-western = south-western
