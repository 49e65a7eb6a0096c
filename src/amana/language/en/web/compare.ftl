# Accounts side by side: what several say of one event.

web-compare-title = Accounts side by side
web-compare-what = What several texts say of one event, side by side: each figure as it was told, who repeats whom, where they agree and where they cannot all be true. Nothing is averaged.
web-compare-job = Setting accounts side by side
web-compare-working = Many texts are looked at for this. The page comes by itself when it is done.
web-compare-look = Look whether it is done
web-compare-stale = Worked out at { $at } (UTC). Something came in since.
web-compare-waits = Some texts were not read yet: what they tell is not in this. They can be read from the first page:
web-compare-anew = Work it out anew
web-compare-events = Choose an event
web-compare-all-events = All events
web-compare-no-events = No two texts here seem to tell of one event yet. Texts that are added are looked at for it by themselves.
web-compare-texts = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
web-compare-known = a person spoke of it
web-compare-told = a suggestion: texts seem to tell of it
web-compare-everything = Or compare everything that is kept
web-compare-claims = of whom nobody has said yet what became of them
web-compare-everything-what = Say at least one of these. All texts are looked at, which may take some minutes; nothing is then taken to be of one event.
web-compare-not-one-event = Nothing here is taken to be of one event: figures may be of different things. To compare one event, choose it under Compare or Events.
web-compare-narrow = Show only some of it
web-compare-category = What is counted
web-compare-any = Anything
web-compare-place = Place
web-compare-from = From day
web-compare-to = To day
web-compare-day = 2016-12-22
web-compare-show = Show
web-compare-clear = Show all
web-compare-take = Take along:
web-compare-csv = table (CSV)
web-compare-json = table (JSON)
web-compare-svg = picture (SVG)
web-compare-svg-one = This picture alone (SVG)
web-compare-timeline = Timeline
web-compare-map = Map
web-compare-event = About this event
web-compare-source = Independent source { $number }
web-compare-first = { $mark } was first
web-compare-categories = What is counted
web-compare-chart = Figures side by side: { $category }
web-compare-chart-how = Each line is one figure of one account, from its least to its most. What is left open fades into an arrow. Figures of one independent source stand together. The sentences follow below.
web-compare-key-agree = another figure agrees
web-compare-key-differ = cannot be true together with another
web-compare-key-alone = neither
web-compare-agrees = agrees with { $marks }
web-compare-differs = cannot be true together with { $marks }
web-compare-more-pairs = { $count ->
    [one] { $count } more pair is in the table (JSON).
   *[other] { $count } more pairs are in the table (JSON).
}
web-compare-pairs-contradict = { $count ->
    [one] { $count } pair cannot both be true
   *[other] { $count } pairs cannot both be true
}
web-compare-pairs-agree = { $count ->
    [one] { $count } pair agrees
   *[other] { $count } pairs agree
}
web-compare-pairs-compatible = { $count ->
    [one] { $count } pair can both be true
   *[other] { $count } pairs can both be true
}
web-compare-pairs-part-of = { $count ->
    [one] { $count } figure is a part of another
   *[other] { $count } figures are a part of another
}
web-compare-pairs-repeats = { $count ->
    [one] { $count } pair says the same thing twice
   *[other] { $count } pairs say the same thing twice
}
web-compare-pairs-not-comparable = { $count ->
    [one] { $count } pair counts different things
   *[other] { $count } pairs count different things
}
