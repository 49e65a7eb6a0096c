# What the drawings say of their own: charts, timelines, maps.

web-drawing-months = Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec
web-drawing-log = Equal distances are equal multiples: 10 to 20 is as far as 100 to 200
web-drawing-km = { $amount } km
web-drawing-undated = { $count ->
    [one] One more has no day
   *[other] { $count } more have no day
}
web-drawing-more = { $count ->
    [one] One more is not drawn
   *[other] { $count } more are not drawn
}
web-drawing-rough = Told less exactly
web-drawing-fact = Happened
web-drawing-report = Published
web-drawing-known = Asserted by a person
