"""Lines `checkpoint`, `quorum`, `consistency` and `receipts`: what signed notes say of the log."""
import time

from entries import moment
from note import NoteError, open_checkpoint
from proof import ProofError, parse_receipt
from report import Unreadable

LEEWAY = 300  # seconds


def read_checkpoint(folder, policy, report):
    """The checkpoint of the folder, or None if it is not good."""
    try:
        checkpoint = open_checkpoint(folder.read("checkpoint"), policy.keys())
    except NoteError as error:
        report.tampering("checkpoint", f"it is no checkpoint: {error}")
        return None
    report.checkpoint = {"origin": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.text.split("\n")[2]}
    problem = policy.problem(checkpoint, forgiving_witnesses=True)
    if not problem and checkpoint.origin != folder.manifest["origin"]:
        problem = f"it is of {checkpoint.origin}, the manifest of {folder.manifest['origin']}"
    if problem:
        report.tampering("checkpoint", problem)
        return None
    if folder.since > checkpoint.size:
        raise Unreadable("manifest.json: since is beyond the checkpoint")
    report.found("checkpoint", f"{checkpoint.origin}, {checkpoint.size} entries")
    return checkpoint


def check_quorum(checkpoint, policy, trail, report):
    earliest, latest = 0, time.time() + LEEWAY
    if trail.events:
        earliest = moment(trail.events[max(trail.events)][0]["at"]).timestamp() - LEEWAY
    names = {key: name for name, key in policy.witnesses.items()}
    counted = set()
    for key, good, at in checkpoint.signatures:
        if key not in names:
            continue
        if not good:
            report.tampering("quorum", f"the cosignature of {names[key]} is wrong")
        elif earliest <= at <= latest:
            counted.add(names[key])
        else:
            report.add("quorum", "remark", f"the cosignature of {names[key]} does not count: its time is {at}")
    if not policy.met(counted):
        report.incomplete("quorum", f"{policy.quorum} has not cosigned")
    report.found("quorum", " ".join(sorted(counted)))


class History:
    """The log under a checkpoint, for others of its notes to be held against; and the logs that it continues."""

    def __init__(self, checkpoint, policy, trail, logs):
        self.checkpoint, self.policy, self.trail, self.logs = checkpoint, policy, trail, logs

    def judge(self, note):
        """(verdict, text): whether a signed checkpoint is the beginning of this log."""
        problem = self.policy.problem(note)
        if problem:
            return "tampering", problem
        number = self.logs.find(note.origin)
        if number is None and note.origin != self.checkpoint.origin:
            return ("tampering" if self.logs.known else "incomplete"), f"it is of {note.origin}"
        last = self.checkpoint if number is None else self.logs.older[number].checkpoint
        if note.size > last.size:
            return "incomplete", f"it is newer, of {note.size} entries"
        if note.size == last.size and number is None:
            same = note.root == last.root
        else:
            places = self.logs.beginning(note.origin, note.size)
            leaves = None if places is None else self.trail.known_leaves(places)
            if leaves is not None:
                same = self.trail.tree.root(leaves) == note.root
            elif note.size == last.size and note.root != last.root:
                same = False
            else:
                return "incomplete", "it cannot be compared: entries are not here, or were left out"
        return ("good", "") if same else ("tampering", "it is not the beginning of this log")

    def leaf(self, origin, index):
        return self.trail.leaves.get(self.logs.place(origin, index))


def check_consistency(folder, since, history, report):
    """`since`: (name, bytes) of checkpoints that somebody kept."""
    keys = history.policy.keys()
    numbered = [] if folder.partial else folder.numbered("checkpoints")
    for size in numbered:
        name = f"checkpoints/{size}"
        try:
            old = open_checkpoint(folder.read(name), keys)
        except NoteError as error:
            report.tampering("consistency", f"{name} is no checkpoint: {error}")
            continue
        if old.size != size:
            report.tampering("consistency", f"{name} is of {old.size} entries")
        _compare(name, old, history, report)
    for name, data in since:
        try:
            _compare(name, open_checkpoint(data, keys), history, report)
        except NoteError as error:
            raise Unreadable(f"{name}: {error}") from None
    report.found("consistency", f"{len(numbered) + len(since)} older checkpoints")


def _compare(name, old, history, report):
    verdict, text = history.judge(old)
    if verdict != "good":
        report.add("consistency", verdict, f"{name}: {text}")


def check_receipts(receipts, history, report):
    """`receipts`: (name, bytes)."""
    for name, data in receipts:
        try:
            receipt = parse_receipt(data)
            signed = open_checkpoint(receipt.checkpoint, history.policy.keys())
        except (ProofError, NoteError) as error:
            raise Unreadable(f"{name}: {error}") from None
        verdict, text = _judge(receipt, signed, history)
        if verdict != "good":
            report.add("receipts", verdict, f"{name}: {text}")
    report.found("receipts", f"{len(receipts)} receipts")


def _judge(receipt, signed, history):
    verdict, text = history.judge(signed)
    if verdict == "tampering":
        return verdict, text
    if receipt.index >= signed.size:
        return "tampering", "it is not of its own checkpoint"
    leaf = history.leaf(signed.origin, receipt.index)
    if leaf is None:
        return "incomplete", text or "its entry is not here"
    if receipt.leaf not in (None, leaf):
        return "tampering", f"entry {receipt.index} is not the one acknowledged"
    if receipt.hashes is not None and not history.trail.tree.included(
            receipt.index, signed.size, leaf, receipt.hashes, signed.root):
        return "tampering", f"it does not prove entry {receipt.index}"
    return verdict, text
