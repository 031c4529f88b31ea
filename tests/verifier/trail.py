"""Lines `tree` and `canonical`: the entries of a folder, under its checkpoint."""
import jcs
from entries import ENTRY, has_form
from note import NoteError, open_checkpoint
from proof import ProofError, parse_proof
from tree import TILE, Tree, parse_bundle, tile_path


class Trail:
    def __init__(self, folder, checkpoint, policy, report):
        self.size = checkpoint.size
        self.tree = Tree.of_origin(checkpoint.origin)
        self.first_missing = None  # of the entries that should be there and are not, or cannot be read
        self.leaves = {}  # by log index
        self._entries = {}
        self._folder, self._checkpoint, self._report = folder, checkpoint, report
        if folder.partial:
            self._load_proved(policy)
        else:
            self._load_tiles()
        report.found("tree", f"{len(self._entries)} of {self.size} entries")
        self.events = {}  # (value, leaf hash) by log index
        self._read_events()

    def known_leaves(self, indices):
        """The leaf hashes of these entries, or None if they are not all known."""
        if self._folder.partial or any(index not in self.leaves for index in indices):
            return None
        return [self.leaves[index] for index in indices]

    def foreign(self, index):
        """Whether an entry that is not here is not missed either."""
        return self._folder.partial and index not in self._entries and index not in self._proofs

    def missing_before(self, index):
        return self.first_missing is not None and self.first_missing < index

    def _miss(self, index):
        if self.first_missing is None or index < self.first_missing:
            self.first_missing = index

    def _load_tiles(self):
        tiles = {}
        level, count = 0, self.size
        while count:
            for index in range((count + TILE - 1) // TILE):
                self._load_tile(tiles, level, index, min(TILE, count - index * TILE))
            level, count = level + 1, count // TILE
        for index in range((self.size + TILE - 1) // TILE):
            first, width = index * TILE, min(TILE, self.size - index * TILE)
            self.leaves.update(enumerate(tiles.get((0, index), []), first))
            if first >= self._folder.since:
                self._load_bundle(index, first, width)
        leaves = self.known_leaves(range(self.size))
        if leaves is None:
            self._report.incomplete("tree", "the root cannot be recomputed: hashes are missing")
            return
        if self.tree.root(leaves) != self._checkpoint.root:
            self._report.tampering("tree", "the root of the entries is not the one signed")
        for level, index, hashes in self.tree.tiles(leaves):
            if tiles.get((level, index), hashes) != hashes:
                self._report.tampering("tree", f"{tile_path(level, index, len(hashes))} is not that of the entries")

    def _load_tile(self, tiles, level, index, width):
        name = tile_path(level, index, width)
        data = self._folder.read(name)
        if data is None:
            self._report.incomplete("tree", f"{name} is not there")
        elif len(data) != 32 * width:
            self._report.tampering("tree", f"{name} has not {width} hashes")
        else:
            tiles[level, index] = [data[i:i + 32] for i in range(0, len(data), 32)]

    def _load_bundle(self, index, first, width):
        name = tile_path("entries", index, width)
        data = self._folder.read(name)
        entries = None if data is None else parse_bundle(data)
        if data is None:
            self._report.incomplete("tree", f"{name} is not there")
        elif entries is None or len(entries) != width:
            self._report.tampering("tree", f"{name} has not {width} entries")
        else:
            for i, entry in enumerate(entries, first):
                self._entries[i] = entry
                self.leaves[i] = self.tree.leaf(entry)
            return
        self._miss(first)

    def _load_proved(self, policy):
        self._proofs = {i for i in self._folder.numbered("proof", ".tlog-proof") if i < self.size}
        for index in self._folder.numbered("entry", ".json"):
            if index < self.size:
                self._entries[index] = self._folder.read(f"entry/{index}.json")
                self.leaves[index] = self.tree.leaf(self._entries[index])
        for index in sorted(self._proofs - self._entries.keys()):
            self._report.incomplete("tree", f"entry {index} is not there")
            self._miss(index)
        for index in self._entries:
            if index not in self._proofs:
                self._report.incomplete("tree", f"the proof of entry {index} is not there")
                continue
            problem = self._proof_problem(index, policy)
            if problem:
                self._report.tampering("tree", f"proof/{index}.tlog-proof: {problem}")

    def _proof_problem(self, index, policy):
        try:
            proof = parse_proof(self._folder.read(f"proof/{index}.tlog-proof"))
            checkpoint = open_checkpoint(proof.checkpoint, policy.keys())
        except (ProofError, NoteError) as error:
            return str(error)
        if policy.problem(checkpoint):
            return policy.problem(checkpoint)
        if checkpoint.text != self._checkpoint.text:
            return "is of another checkpoint"
        if proof.index != index or not self.tree.included(index, self.size, self.leaves[index], proof.hashes, checkpoint.root):
            return "does not prove this entry"
        return None

    def _read_events(self):
        for index, data in self._entries.items():
            try:
                value = jcs.parse_entry(data)
            except jcs.NotJson as error:
                self._report.tampering("canonical", f"entry {index}: {error}")
                value = None
            if value is not None and not has_form(value, ENTRY):
                self._report.tampering("canonical", f"entry {index} has not the form of an entry")
                value = None
            if value is None:
                self._miss(index)
            else:
                self.events[index] = value, self.leaves[index]


def check_origins(trail, logs, report):
    """Every entry is of this log or of one that it continues."""
    report.found("canonical", f"{len(trail.events)} entries")
    for index, (event, _) in sorted(trail.events.items()):
        owner, sure = logs.owner(index)
        if event["origin"] == owner:
            continue
        if sure or logs.knows(event["origin"]):
            report.tampering("canonical", f"entry {index} is of {event['origin']}")
        else:
            report.incomplete("canonical", f"entry {index} is of {event['origin']}; which logs this one continues is not known")
