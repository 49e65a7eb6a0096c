# Who saw what.

web-seen-title = Who saw what
web-seen-about = Which account opened which page or had which kept file, shown or saved, and when, by this machine's clock (UTC). It is kept sealed on this machine alone, and the oldest lines are forgotten after some two hundred thousand.
web-seen-whose = Whose
web-seen-all = Everybody
web-seen-here = At this machine
web-seen-when = When
web-seen-who = Who
web-seen-what = What
web-seen-none = Nothing was opened since there are accounts.
web-seen-newer = Newer
web-seen-older = Older
