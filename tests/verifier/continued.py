"""The logs that a log continues: which of their entries it has, where these stand, and which origins its entries may have."""
import bisect

from entries import is_accepted
from note import NoteError, parse_checkpoint
from tree import Tree


class Older:
    """A log that was continued: what the first entry of the next one says of it."""

    def __init__(self, continues):
        """Raises ValueError if it is not of the form."""
        if not isinstance(continues, dict) or not all(isinstance(continues.get(m), str) for m in ("checkpoint", "origin")):
            raise ValueError("checkpoint or origin")
        text, separator, _ = continues["checkpoint"].partition("\n\n")
        try:
            self.checkpoint = parse_checkpoint(text + "\n")
        except NoteError as error:
            raise ValueError(str(error)) from None
        if not separator or self.checkpoint.origin != continues["origin"]:
            raise ValueError("checkpoint of another origin")
        self._firsts, self._lasts, self._kept = [], [], []  # of what was left out; so many entries stand before each
        self._read(continues.get("left_out"))
        gone = sum(last - first + 1 for first, last in zip(self._firsts, self._lasts))
        self.carried = self.checkpoint.size - gone

    def _read(self, left_out):
        if not isinstance(left_out, list):
            raise ValueError("left_out")
        kept, end = 0, 0
        for each in left_out:
            first, last = (each.get("first"), each.get("last")) if isinstance(each, dict) else (None, None)
            if type(first) is not int or type(last) is not int:
                raise ValueError("indices")
            if not (0 if not end else end + 1) <= first <= last < self.checkpoint.size:
                raise ValueError("order")
            kept += first - end
            end = last + 1
            self._firsts.append(first)
            self._lasts.append(last)
            self._kept.append(kept)

    def place(self, index):
        """Where the entry stands in the next log, None if it does not."""
        if not 0 <= index < self.checkpoint.size:
            return None
        before = bisect.bisect_right(self._firsts, index)
        if not before:
            return 1 + index
        if index <= self._lasts[before - 1]:
            return None
        return self._kept[before - 1] + index - self._lasts[before - 1]

    def index_at(self, place):
        before = bisect.bisect_right(self._kept, place - 1)
        if not before:
            return place - 1
        return self._lasts[before - 1] + place - self._kept[before - 1]


class Continued:
    def __init__(self, trail, origin, payloads, report):
        self._origin, self.older = origin, []  # the newest first
        self.known = self._follow(trail, payloads, report)  # whether these are all
        if self.older and trail.size <= self.older[0].carried:
            report.tampering("canonical", f"{self.older[0].carried} old entries should follow the first, of {trail.size}")

    def _follow(self, trail, payloads, report):
        index = 0
        while True:
            event, _ = trail.events.get(index, (None, None))
            if event is None:
                return False
            if not is_accepted(event, "system", "start_log"):
                return True
            if not payloads.has(index):
                return False
            try:
                older = Older((payloads.data(index) or {}).get("continues"))
                self._check(older)
            except ValueError as error:
                report.tampering("canonical", f"entry {index} does not say what is continued: {error}")
                return True
            self.older.append(older)
            if older.checkpoint.size == 0:
                return True
            if older.place(0) is None:
                return False  # what that log continued is nowhere told
            index += 1

    def _check(self, older):
        origin = older.checkpoint.origin
        if self.knows(origin):
            raise ValueError("a log that continues itself")
        if Tree.of_origin(origin).hash != Tree.of_origin(self._origin).hash:
            raise ValueError("another tree hash")
        if self.older and older.carried >= self.older[-1].checkpoint.size:
            raise ValueError("more entries than it had")

    def find(self, origin):
        """The number of the log in `older`."""
        return next((n for n, log in enumerate(self.older) if log.checkpoint.origin == origin), None)

    def knows(self, origin):
        return origin == self._origin or self.find(origin) is not None

    def place(self, origin, index):
        """Where the entry of that log stands in this one; None if it does not, or the log is not known."""
        if origin == self._origin:
            return index
        number = self.find(origin)
        if number is None:
            return None
        for log in reversed(self.older[:number + 1]):
            index = None if index is None else log.place(index)
        return index

    def beginning(self, origin, size):
        """The places of the first entries of that log; None if not all of them are known to stand here."""
        first = 0 if origin == self._origin else self.find(origin) + 1
        whole = not size or self.place(origin, size - 1) == first + size - 1
        return range(first, first + size) if whole else None

    def owner(self, index):
        """(origin of the log that the entry is of, whether that is sure)"""
        origin = self._origin
        for log in self.older:
            if index == 0 or index > log.carried:
                return origin, True
            origin, index = log.checkpoint.origin, log.index_at(index)
        return origin, self.known or index == 0
