"""Line `payloads`: what the entries of a case hold the digests of."""
import jcs
from continued import Continued
from digests import from_base64, sha256
from entries import is_accepted
from folder import lines


class Payloads:
    """Contents with the right digest, by log index."""

    def __init__(self, folder, trail, origin, report):
        self._contents = {}
        self._seen = set()
        for case in folder.payload_cases():
            self._read_case(case, folder.read(f"payloads/{case}.jsonl"), folder.since, trail, report)
        self.logs = Continued(trail, origin, self, report)
        erased = self._erased(trail)
        gone = [] if folder.withheld else [index for index in sorted(trail.events) if index not in self._seen]
        for index in gone:
            if index in erased:
                report.add("payloads", "remark", f"the payload of entry {index} was erased, by entry {erased[index]}")
            else:
                report.incomplete("payloads", f"the payload of entry {index} is missing")
        report.found("payloads", f"{len(self._contents)} payloads")

    def _read_case(self, case, data, since, trail, report):
        def wrong(text):
            report.tampering("payloads", f"payloads/{case}.jsonl: {text}")

        rows = lines(data)
        if rows is None:
            wrong("the last line has no end")
            rows = data.split(b"\n")[:-1]
        before = -1
        for row in rows:
            line = _parse(row)
            if line is None:
                wrong("a line that cannot be read")
                continue
            index, salt, content = line
            if index <= before:
                wrong(f"entry {index} after entry {before}")
            before = max(index, before)
            if not since <= index < trail.size:
                continue
            event, _ = trail.events.get(index, (None, None))
            if event is None:
                if trail.foreign(index):
                    wrong(f"entry {index} is not here")
                continue
            self._seen.add(index)
            if event["case_id"] != case:
                wrong(f"entry {index} is of another case")
            elif sha256(salt + content.encode()) != from_base64(event["payload"]["salted_digest"]):
                wrong(f"the payload of entry {index} is not the one recorded")
            else:
                self._contents[index] = content

    def data(self, index):
        """The member `data` of the content, if it is there and an object."""
        try:
            data = jcs.parse(self._contents[index].encode())["data"]
            return data if isinstance(data, dict) else None
        except (KeyError, TypeError, ValueError):
            return None

    def has(self, index):
        return index in self._contents

    def _erased(self, trail):
        """Which entry erased the payload, by entry."""
        erased = {}
        for index, (event, _) in trail.events.items():
            if is_accepted(event, "erasure", "carry_out_erasure"):
                entries = (self.data(index) or {}).get("entries")
                named = [i for i in entries if type(i) is int and i >= 0] if isinstance(entries, list) else []
                places = [self.logs.place(event["origin"], i) for i in named]
                erased.update((place, index) for place in places if place is not None and place < index)
        return erased


def _parse(row):
    try:
        value = jcs.parse_canonical(row)
    except jcs.NotJson:
        return None
    if not isinstance(value, dict) or value.keys() != {"content", "log_index", "salt"}:
        return None
    index, content = value["log_index"], value["content"]
    salt = from_base64(value["salt"], 32) if isinstance(value["salt"], str) else None
    if type(index) is not int or index < 0 or salt is None or not isinstance(content, str):
        return None
    return index, salt, content
