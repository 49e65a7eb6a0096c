# Long work in the background.

web-work-all = Work in the background
web-work-about = What is being done, and what was lately. It goes on when its page is closed; when the room ends, this list is forgotten.
web-work-none = Nothing is being done, and nothing was since the room opened.
web-work-state-running = going on
web-work-state-done = done
web-work-state-stopped = stopped
web-work-state-failed = failed
web-work-taking = Taking in
web-work-reading = Reading what was taken in
web-work-consent = Entering the consent
web-work-stopping = It ends as soon as what it is at is whole.
web-work-verify = Verifying this archive
web-work-audit = Auditing the copy { $name }
web-work-sync = Syncing with { $names }
web-work-read-again = Reading again what failed
