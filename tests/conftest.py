"""For all tests: programs that they interrupt hear it, however the tests were started.

What a shell starts in the background is deaf to Ctrl-C (POSIX, 2.11), and so is all that it starts in its turn.
"""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
