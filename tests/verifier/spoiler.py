"""What all random changes to a good folder have in common."""
import random
from typing import NamedTuple

import jcs
from digests import from_base64, to_base64
from given import given
from make_folder import tile_files
from note import NoteError, open_checkpoint
from policy import parse_policy

CHANGES_OF_ONE_FOLDER = 5


class Spoilt(NamedTuple):
    text: str
    lines: tuple  # any of these finds it; none: harmless
    exits: tuple  # any of these
    files: dict  # what was changed, None for what was removed
    since: list
    receipts: list


class Spoiler:
    def __init__(self, seed):
        self.rng = random.Random(f"change {seed}")
        self.given = given(seed // CHANGES_OF_ONE_FOLDER)
        self.files, self.world = self.given.files, self.given.world
        self.size, self.shape = self.given.size, self.given.shape
        self.policy = parse_policy(self.world.policy())
        self.needed = set()
        if not self.shape.partial:
            self.needed = tile_files(self.world.tree, self.world.entries[:self.size], self.shape.since).keys()

    def _result(self, text, lines, exits, files=None, since=None, receipts=None):
        return Spoilt(text, tuple(lines), tuple(exits), files or {}, self.given.since if since is None else since,
                      self.given.receipts if receipts is None else receipts)

    def _harmless(self, text, files):
        return self._result(text, (), (0,), files)

    def _one(self, prefix):
        names = sorted(name for name in self.files if name.startswith(prefix))
        return self.rng.choice(names) if names else None

    def _checks(self, name):
        """The lines that look at this file."""
        first = name.split("/")[0]
        if first == "tile":
            return ("tree",) if name in self.needed else ()
        return {"README.txt": (), "policy.txt": (), "checkpoint": ("checkpoint", "quorum"), "state.jsonl": ("replay",),
                "entry": ("tree",), "proof": ("tree",), "procedures": ("chains",), "payloads": ("payloads",),
                "checkpoints": ("consistency",)}[first]

    def _flip(self, data):
        bit = self.rng.randrange(8 * len(data))
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        return bytes(changed), bit

    def _note_still_good(self, before, after, quorum=False):
        """Whether only a line was lost that nobody asked for."""
        try:
            old, new = (open_checkpoint(data, self.policy.keys()) for data in (before, after))
        except NoteError:
            return False
        names = {key: name for name, key in self.policy.witnesses.items()}
        counted = {names[key] for key, good, _ in new.signatures if good and key in names}
        return (old.text == new.text and all(good for _, good, _ in new.signatures) and not self.policy.problem(new)
                and (not quorum or self.policy.met(counted)))

    def _rewritten(self, index, edit, rechained=True):
        """The world with one event edited; the later steps of its case follow the edit or do not. `edit` changes the
        event, and may return bytes that stand for it."""
        world = self.world.copy()
        case, last = world.events[index]["case_id"], index
        world.entries[index] = edit(world.events[index]) or jcs.canonical(world.events[index])
        for i in range(index + 1, len(world.events) if rechained else 0):
            if world.events[i]["case_id"] == case:
                world.events[i]["prev"] = to_base64(world.tree.leaf(world.entries[last]))
                world.entries[i], last = jcs.canonical(world.events[i]), i
        return world

    def _in_range(self, line):
        return self.shape.since <= jcs.parse(line)["log_index"] < self.size


def blob_of(line):
    """The bytes of a signature line."""
    return from_base64(line.split()[2])
