# The map: places and movements.

web-map-title = Map
web-map-job = Looking for places
web-map-which = What is shown
web-map-facts = Places that are told of
web-map-flows = Who moved from where to where
web-map-how = Circles are places, larger where more texts tell of them; arrows are movements, wider where more people moved. The list says the same in words.
web-map-from = Outlines from Natural Earth; places from the gazetteer of this program. Nothing is asked of any map service.
web-map-hint = Turn the wheel while Ctrl is held to look closer, and drag to move.
web-map-move = Move the map
web-map-nearer = Nearer
web-map-further = Further away
web-map-west = To the west
web-map-east = To the east
web-map-north = To the north
web-map-south = To the south
web-map-whole = All of it
web-map-listed = Places on the map
web-map-here = Show
web-map-items = { $count ->
    [one] { $count } photo or film
   *[other] { $count } photos and films
}
web-map-embedded = where it was made, as the file itself says
web-map-asserted = where it was made, as a person says
web-map-unplaced = Not on the map
web-map-unplaced-what = Nobody has said yet where these lie. On a place’s own page its latitude and longitude can be said.
web-map-moved = Movements
web-map-not-drawn = not on the map
web-map-none-facts = No place is told of in that.
web-map-none-flows = No movement of people is told of in that.
