# Open claims: of whom nobody has said what became of them.

web-claims-title = Open claims
web-claims-what = People who were missing, trapped or not recovered, and of whom nobody has said yet what became of them. Whoever knows can say it here: it enters the log as their word, and the text stays as it is.
web-claims-job = Looking for open claims
web-claims-count = { $count ->
    [one] { $count } open claim
   *[other] { $count } open claims
}
web-claims-most = The first { $count } are shown. Ask for a place to see others.
web-claims-none = There is no open claim: of nobody who was missing, trapped or not recovered is the outcome unknown.
web-claims-nowhere = Place not said
web-claims-say = Say what became of them
web-claims-outcome = What became of them
web-claims-choose = Choose
web-claims-sure = How sure
web-claims-unsaid = not said
web-claims-note = How it is known
web-claims-do = Say it
web-claims-said = That was said, and is kept as your word.
web-claims-gone = Nothing was said: somebody else has said what became of them meanwhile, or the list was made anew. Please look again.
web-claims-undo = Take it back
