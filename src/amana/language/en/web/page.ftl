# What stands on every page of the reading room.

web-title = The reading room
web-skip = To the content
web-find = Search in both scripts
web-lock = Lock
web-nav = Rooms
web-nav-home = Home
web-nav-add = Add
web-nav-search = Search
web-nav-review = Review
web-nav-events = Events
web-nav-people = People
web-nav-groups = Groups
web-nav-places = Places
web-nav-compare = Compare
web-nav-timeline = Timeline
web-nav-map = Map
web-nav-claims = Open claims
web-nav-health = Health
web-nav-help = Help
web-fault = That could not be done

# The door.
web-door-title = The reading room is closed
web-door-passphrase = It was locked, and its keys were let go of. Your passphrase opens it again.
web-door-passphrase-label = Passphrase
web-door-open = Open
web-door-link = It opens with a link from the window in which it was started (amana serve); each link opens it once. Close this page if you did not start it.
web-door-ask = Show a new link in that window
web-door-link-told = A new link now stands in the window in which the room was started. Open it in this browser.

# Long work.
web-job-progress-of = { $done } of { $total } files
web-job-progress = { $done ->
    [one] { $done } file
   *[other] { $done } files
}
web-job-stop = Stop
web-job-goes-on = It goes on if you close this page.
web-job-stopped = Stopped. What was done before is kept.
web-job-done = Done.

# Long lists.
web-pages = More of the list
web-pages-before = Previous page
web-pages-after = Next page
web-pages-which = { $first } to { $last } of { $total }
web-take-back = Take back
