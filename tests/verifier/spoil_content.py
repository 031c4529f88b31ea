"""Entries and lines removed, doubled, moved or changed, each file staying well-formed."""
import jcs
from digests import sha256, to_base64
from proof import parse_receipt, write_proof
from spoiler import Spoiler
from tree import parse_bundle, to_bundle


class Content(Spoiler):
    def change_bundle(self):
        name = self._one("tile/entries/")
        if name not in self.needed:
            return None
        entries = parse_bundle(self.files[name])
        way = self.rng.choice(["delete", "insert", "duplicate", "swap", "shuffle"])
        i, j = self.rng.randrange(len(entries)), self.rng.randrange(len(entries))
        changed = [*entries]
        if way == "delete":
            del changed[i]
        elif way == "insert":
            changed.insert(i, self.rng.choice(self.world.entries).replace(b"u-", b"v-"))
        elif way == "duplicate":
            changed.insert(j, entries[i])
        elif way == "swap":
            changed[i], changed[j] = changed[j], changed[i]
        else:
            self.rng.shuffle(changed)
        if changed == entries:
            return None
        return self._result(f"{way} entry {i}, {j} of {name}", ("tree",), (1,), {name: to_bundle(changed)})

    def change_lines(self):
        name = self.rng.choice([self._one("payloads/"), "state.jsonl"])
        if name not in self.files:
            return None
        lines = self.files[name].splitlines(keepends=True)
        if name == "state.jsonl":
            looked_at = {event["case_id"] for event in self.world.events[self.shape.since:self.size]}
            good = [i for i, line in enumerate(lines) if jcs.parse(line)["case_id"] in looked_at]
        else:
            good = [i for i, line in enumerate(lines) if self._in_range(line)]
        if not good:
            return None
        way = self.rng.choice(["delete", "duplicate", "swap"])
        i, j = self.rng.choice(good), self.rng.choice(good)
        changed = [*lines]
        if way == "delete":
            del changed[i]
        elif way == "duplicate":
            changed.insert(j, lines[i])
        else:
            changed[i], changed[j] = changed[j], changed[i]
        if changed == lines:
            return None
        exits = (2,) if way == "delete" and name != "state.jsonl" else (1,)
        return self._result(f"{way} line {i}, {j} of {name}", self._checks(name), exits, {name: b"".join(changed)})

    def change_payload(self):
        name = self._one("payloads/")
        if not name:
            return None
        lines = self.files[name].splitlines(keepends=True)
        i = self.rng.randrange(len(lines))
        if not self._in_range(lines[i]):
            return None
        line = jcs.parse(lines[i])
        member = self.rng.choice(["content", "salt"])
        line[member] = line["content"] + " " if member == "content" else to_base64(self.rng.randbytes(32))
        lines[i] = jcs.canonical(line) + b"\n"
        return self._result(f"another {member} in line {i} of {name}", ("payloads",), (1,), {name: b"".join(lines)})

    def change_state(self):
        if "state.jsonl" not in self.files:
            return None
        lines = self.files["state.jsonl"].splitlines(keepends=True)
        i = self.rng.randrange(len(lines))
        line = jcs.parse(lines[i])
        if not any(event["case_id"] == line["case_id"] for event in self.world.events[self.shape.since:self.size]):
            return None
        member = self.rng.choice(["leaf", "position", "seq"] + ["version"] * (not self.shape.since))
        line[member] = {"leaf": to_base64(sha256(b"x")), "position": line["position"] + "x", "seq": line["seq"] + 1,
                        "version": line["version"] + 1}[member]
        lines[i] = jcs.canonical(line) + b"\n"
        return self._result(f"another {member} in line {i} of state.jsonl", ("replay",), (1,), {"state.jsonl": b"".join(lines)})

    def change_receipt_entry(self):
        if not self.given.receipts or self.shape.partial or self.size < 2:
            return None
        name, data = self.given.receipts[0]
        old = parse_receipt(data)
        index = self.rng.choice([i for i in range(self.size) if i != old.index])
        if old.leaf:
            changed = jcs.canonical({"checkpoint": old.checkpoint.decode(), "leaf": to_base64(old.leaf), "log_index": index})
        else:
            changed = write_proof(index, old.hashes, old.checkpoint)
        return self._result(f"{name} is said to be of entry {index}, not {old.index}", ("receipts",), (1,),
                            receipts=[(name, changed)])
