# The page of one item, or of a file inside it.

web-item-family-picture = Picture
web-item-family-recording = Film or sound
web-item-family-chat = Chat
web-item-family-mail = Mail
web-item-family-page = Saved page
web-item-family-document = Document
web-item-family-table = Table
web-item-family-archive = Archive file
web-item-family-transcript = Transcript
web-item-family-proof = Signature or proof
web-item-family-text = Text
web-item-family-other = File

web-item-done = Said. It is in the record, with your name and the time.
web-item-undo = Undo
web-item-rest = What else is known of it is shown here all the same.
web-item-erased = Its bytes were erased on { $at }, by { $person }: { $reason }. That it was here, and what is told below, stays.
web-item-no-reason = no reason was given
web-item-unread = Nobody has read it yet: its words cannot be found, and nothing was suggested.
web-item-failed = It could not be read: { $reason }. The file itself is kept as it came.
web-item-in-part = It was read, but not all of it: { $reason }.

web-item-views = How it is shown
web-item-view-chat = As a chat
web-item-view-table = As a table
web-item-view-film = Film and lines
web-item-view-mail = As text
web-item-view-page = As it looked
web-item-view-text = Text with marks
web-item-no-look = It cannot be shown here. You can save it and open it with a program that you trust.
web-item-save = Save the original

# Pictures.
web-item-picture-alt = { $name }, as a picture. Nobody has described it here.
web-item-picture-keys = The picture. The keys + and - make it larger and smaller, 0 shows it whole; drag to move it.
web-item-picture-none = No picture could be made of it. The original can be saved.
web-item-larger = Larger
web-item-smaller = Smaller
web-item-whole = Whole
web-item-copy = A copy made here, since browsers cannot show the original.

# Pages.
web-item-page-alt = Page { $page } of { $name }. Its text is beneath.
web-item-pages = Pages
web-item-page-of = Page { $page } of { $pages }
web-item-page-before = Page before
web-item-page-after = Next page
web-item-chapter-of = Chapter { $page } of { $pages }
web-item-chapter-before = Chapter before
web-item-chapter-after = Next chapter
web-item-page-title = { $name }, as it was saved
web-item-inert = As it was saved, with everything taken out that acts, or that would tell somebody outside that you look at it.

# Mail.
web-item-mail-plain = This mail was written as plain text: it has no other look.
web-item-header-from = From
web-item-header-to = To
web-item-header-cc = Copy to
web-item-header-bcc = Hidden copy to
web-item-header-reply-to = Answers to
web-item-header-subject = Subject
web-item-header-date = Date, as written
web-item-header-understood = Date, as understood

# Chats.
web-item-open-dates = The dates in this chat can be read in two ways, day first or month first. It is shown day first; what else each may mean stands beside it.
web-item-no-day = Without a day
web-item-no-sender = Sender not known
web-item-sent-to = To { $name }
web-item-no-messages = No message stands here.
web-item-forwarded = Forwarded
web-item-reply = In answer to
web-item-deleted = This message was deleted before the chat was exported.
web-item-edited = edited
web-item-or = or
web-item-omitted = A file was here, and was left out of the export.
web-item-file = a file
web-item-not-here = (not in this archive)
web-item-in-text = in the text
web-item-message = Message { $number }: its own address

# Tables.
web-item-sheets = Sheets
web-item-row = Row
web-item-more-columns = { $count ->
    [one] { $count } more column is not shown: it stands in the text.
   *[other] { $count } more columns are not shown: they stand in the text.
}

# Films.
web-item-wave = How loud the recording is, from its beginning to its end
web-item-not-played = Browsers cannot play this kind of file. Its scenes are shown where they were made.
web-item-scenes = Scenes
web-item-from = From { $time } on
web-item-lines = Lines
web-item-lines-of = From the transcript beside it:
web-item-beside-film = Transcript beside it:
web-item-film-of = Of the film or recording beside it:

# Texts and what was read in them.
web-item-text = Text
web-item-length = { $length ->
    [one] { $length } character
   *[other] { $length } characters
}
web-item-texts = Its texts
web-item-not-read = Nothing was read in this text yet.
web-item-legend = What was read in it: show or hide
web-item-group-quote = What somebody said
web-item-group-figure = Figures
web-item-group-time = Times
web-item-group-place = Places
web-item-group-person = People and groups
web-item-group-term = Terms
web-item-mark-before = Mark before
web-item-mark-after = Next mark
web-item-text-before = The text before this
web-item-text-after = The text goes on
web-item-statements = { $count ->
    [one] { $count } statement in this text
   *[other] { $count } statements in this text
}
web-item-parallel = In two languages
web-item-parallel-caption = Captions of one picture
web-item-parallel-said = A translation, by the word of a person

web-item-mark = The mark that is chosen
web-item-mark-quote = What somebody said
web-item-mark-figure = Figure
web-item-mark-number = Number
web-item-mark-time = Time
web-item-mark-place = Place
web-item-mark-person = Person
web-item-mark-group = Group
web-item-mark-work = Work
web-item-mark-term = Term
web-item-mark-tagged = Found by a model of your own
web-item-fact-bounds = How many
web-item-fact-category = Of what kind
web-item-fact-counted = Counted
web-item-fact-unit = Unit
web-item-fact-name = In full
web-item-fact-speaker = Whose words
web-item-fact-role = Role
web-item-fact-mode = In which way
web-item-fact-modality = Whether it is so
web-item-fact-place = Where
web-item-fact-days = When
web-item-fact-anchor = How the day is known
web-item-fact-coordinates = Degrees north, east
web-item-fact-status = How sure
web-item-fact-by = By
web-item-term-weapon = Weapon
web-item-term-violation = Violation
web-item-term-act = Act
web-item-term-infrastructure = Building or thing of use
web-item-candidate = a rule could not settle it: for a person to decide
web-item-judged-accepted = A person said that this is right.
web-item-judged-rejected = A person said that this is wrong.
web-item-suggestion = A suggestion of the reader, and nobody's word.
web-item-rule = Reader { $reader }, rule { $rule }.
web-item-to-person = All that is known of this person
web-item-to-group = All that is known of this group
web-item-to-place = All that is known of this place
web-item-to-map = On the map
web-item-to-said = What people said of it
web-item-close = Close
web-item-address = Address of these words

# What is inside it.
web-item-inside = What is inside it
web-item-kinds = Kinds of parts

# Beside it.
web-item-what = What it is
web-item-day = Best known date
web-item-said = What people said
web-item-said-none = Nobody has said anything of it yet.
web-item-fallen = { $count ->
    [one] { $count } word that no longer stands
   *[other] { $count } words that no longer stand
}
web-item-resting = { $count ->
    [one] { $count } word about something else rests on it
   *[other] { $count } words about other things rest on it
}
web-item-property = What do you want to say?
web-item-property-do = Next
web-item-language = In which language it is written
web-item-unsaid = not said
web-item-arabic = Arabic
web-item-english = English
web-item-confidence = How sure you are
web-item-why = What it rests on
web-item-note = Note
web-item-basis = The item that it rests on: its id, or the beginning of it
web-item-quote = Words of that item, exactly as they stand there
web-item-do = Say it
web-item-tells = What the file tells of itself
web-item-tells-whose = The file's own word: whoever made it or had it could write this.
web-item-as-written = written:
web-item-map-title = Where { $name } says that it was taken
web-item-on-map = On the map
web-item-written = { $count ->
    [one] { $count } field as it stands in the file
   *[other] All { $count } fields as they stand in the file
}
web-item-told-width = width
web-item-told-height = height
web-item-told-make = camera, make
web-item-told-model = camera, model
web-item-told-taken-at = taken, by the camera's clock
web-item-told-digitised-at = made digital
web-item-told-changed-at = changed
web-item-told-duration = duration
web-item-told-container = container
web-item-told-video-codec = picture code
web-item-told-audio-codec = sound code
web-item-told-frame-rate = pictures a second
web-item-told-bit-rate = bit rate
web-item-told-pages = pages
web-item-told-author = author
web-item-told-creator = made by
web-item-told-created = made
web-item-told-modified = changed
web-item-told-saved-from = saved from
web-item-told-saved-at = saved
web-item-told-date = date
web-item-told-last-modified-by = last changed by
web-item-told-gps-latitude = latitude
web-item-told-gps-longitude = longitude
web-item-told-altitude = height above the sea
web-item-told-date-order = order of day and month
web-item-told-zone = time zone
web-item-told-published-found-in = date of publication found in
web-item-told-date-order-rule = how that order is known
web-item-told-title = title
web-item-told-description = description
web-item-told-revision = how often saved
web-item-told-template = template
web-item-told-editing-minutes = minutes of work on it
web-item-told-application = program
web-item-told-application-version = version of the program
web-item-told-created-at = made
web-item-told-encoder = made with
web-item-told-pdf-version = version of PDF
web-item-told-declared-charset = letters coded as, by its word
web-item-told-decoded-as = letters read as
web-item-told-message-id = id of the message
web-item-told-thread = first message of the thread
web-item-names = What it names, and what lies beside it
web-item-more-links = It names more than is listed here.
web-item-alike = Nearly the same
web-item-alike-ask = Look for items that are nearly the same
web-item-alike-none = Nothing that is kept is nearly the same.
web-item-came = How it came here
web-item-readers = Who read it
web-item-custody = Its story: who held it
web-item-outsiders = How outsiders are asked stands under Health
web-item-custody-more = { $count ->
    [one] and { $count } more act: amana custody tells it.
   *[other] and { $count } more acts: amana custody tells them.
}
