# The timeline: what is told of each day.

web-timeline-title = Timeline
web-timeline-job = Putting what is told in order of time
web-timeline-events = Events by their days, the latest 200. Choose one to see what texts tell of it day by day; or say a place, a person or a period.
web-timeline-how = Each mark is something that is told of a time, from its first to its last day. The list below says the same in words.
web-timeline-person = Person
web-timeline-claims = Figures instead of sentences
web-timeline-back = All events
web-timeline-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
web-timeline-left-out = { $count ->
    [one] { $count } more is not shown. Ask for a place, a person or a shorter time.
   *[other] { $count } more are not shown. Ask for a place, a person or a shorter time.
}
web-timeline-published = Published:
web-timeline-known = known
web-timeline-precision-days = several days
web-timeline-precision-month = to the month
web-timeline-precision-year = to the year
web-timeline-precision-years = several years
web-timeline-none = Nothing is told of what you asked for. Try another name, or a longer time.
web-timeline-none-events = No event with a day is known here yet. What several texts tell of one day comes here by itself.
