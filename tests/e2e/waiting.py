"""Waiting for a state, with a bound; no test waits for a time to pass."""
import threading
import time

_pause = threading.Event().wait  # yields the processor between two looks


class NeverCame(AssertionError):
    """What was waited for did not come within its bound."""


def wait_until(found, seconds, what, look_every=0.02):
    """Calls `found` until it gives something true, and gives that back; NeverCame tells `what` was wanted."""
    end = time.monotonic() + seconds
    while True:
        value = found()
        if value:
            return value
        if time.monotonic() > end:
            raise NeverCame("not within %s s: %s" % (seconds, what() if callable(what) else what))
        _pause(look_every)
