"""The files of a trail folder: which there may be, and the manifest."""
import os
import re
import stat

import jcs
from report import Unreadable
from tree import TILE

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMBER = r"(?:0|[1-9][0-9]*)"
_ALWAYS = re.compile(r"README\.txt|manifest\.json|checkpoint|policy\.txt|state\.jsonl|procedures/[0-9a-f]{64}\.json")
_WHOLE = re.compile(rf"checkpoints/{_NUMBER}"
                    r"|tile/(?:entries|[0-9]|[1-5][0-9]|6[0-3])/(?:x(?!000)[0-9]{3}/(?:x[0-9]{3}/)*)?[0-9]{3}"
                    r"(?:\.p/(?:[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?")
_PARTIAL = re.compile(rf"entry/{_NUMBER}\.json|proof/{_NUMBER}\.tlog-proof")
_PAYLOADS = re.compile(rf"payloads/({UUID.pattern})\.jsonl")
_MANIFEST = {"cases", "format", "origin", "payloads", "since", "unit"}


def read_input(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Unreadable(str(error)) from None


class Folder:
    def __init__(self, path):
        self._path = path
        if not os.path.isdir(path):
            raise Unreadable(f"no folder {path}")
        self.names = set()
        self._irregular = set()  # links, devices
        for place, directories, names in os.walk(path):
            for name in names + [directory for directory in directories if os.path.islink(f"{place}/{directory}")]:
                file = os.path.join(place, name)
                regular = stat.S_ISREG(os.lstat(file).st_mode)
                (self.names if regular else self._irregular).add(os.path.relpath(file, path))
        for name in ("checkpoint", "manifest.json"):
            if name not in self.names:
                raise Unreadable(f"no file {name}")
        self.manifest = _manifest(self.read("manifest.json"))
        self.partial = self.manifest["cases"] is not None
        self.since = self.manifest["since"]
        self.withheld = self.manifest["payloads"] == "withheld"

    def read(self, name):
        """The bytes, or None if there is no such file."""
        return read_input(f"{self._path}/{name}") if name in self.names else None

    def numbered(self, directory, suffix=""):
        """The numbers of `<directory>/<number><suffix>`, ascending."""
        pattern = re.compile(rf"{directory}/({_NUMBER}){re.escape(suffix)}")
        return sorted(int(match[1]) for match in map(pattern.fullmatch, self.names) if match)

    def payload_cases(self):
        """The ids of the cases whose payloads may be here and are."""
        return sorted(match[1] for match in map(_PAYLOADS.fullmatch, self.names) if match and self._may_have(match[1]))

    def stray(self):
        """What is no part of such a folder."""
        return sorted(self._irregular) + sorted(name for name in self.names if not self._allowed(name))

    def _may_have(self, case):
        return not self.withheld and (not self.partial or case in self.manifest["cases"])

    def _allowed(self, name):
        payloads = _PAYLOADS.fullmatch(name)
        if payloads:
            return self._may_have(payloads[1])
        return bool(_ALWAYS.fullmatch(name) or (_PARTIAL if self.partial else _WHOLE).fullmatch(name))


def lines(data):
    """The lines of a file; None if the last one has no end."""
    if data and not data.endswith(b"\n"):
        return None
    return data.split(b"\n")[:-1]


def _manifest(data):
    try:
        value = jcs.parse_canonical(data[:-1])
    except jcs.NotJson as error:
        raise Unreadable(f"manifest.json: {error}") from None
    good = (data.endswith(b"\n") and isinstance(value, dict) and value.keys() == _MANIFEST
            and value["format"] == "renmian-trail/1" and isinstance(value["origin"], str)
            and value["payloads"] in ("included", "withheld")
            and (value["unit"] is None or isinstance(value["unit"], str))
            and type(value["since"]) is int and value["since"] >= 0 and value["since"] % TILE == 0)
    if good and value["cases"] is not None:
        good = value["since"] == 0 and isinstance(value["cases"], list) and all(
            isinstance(case, str) and UUID.fullmatch(case) for case in value["cases"])
    if not good:
        raise Unreadable("manifest.json is not of its form")
    return value
