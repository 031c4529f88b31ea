"""A small log made up from a seed, straight from docs/trail-format.md: procedures, events, payloads and keys."""
import copy
import datetime
import random

import ed25519
import jcs
import sm2
from digests import sha256, to_base64
from note import COSIGNATURE, ED25519, SM2, Key, checkpoint_text, cosigned_message, signature_line
from tree import Tree

BEGIN = datetime.datetime(2025, 3, 1, 8, tzinfo=datetime.timezone.utc)
PEOPLE = [f"u-{n}" for n in range(1, 8)]
POLICY = sha256(b"policy of the house").hex()


def _row(command, region, source="", target="", *gates):
    return {"command": command, "gates": list(gates), "region": region, "source": source, "target": target}


def begun_by(steps):
    """Who took a case out of its start, last; None as long as it stands there."""
    state = lambda position: position.rpartition(":")[2]
    start = steps[0]["from"]
    begun = [step["actor"]["id"] for step in steps
             if step["outcome"] == "accepted" and state(step["from"]) == start != state(step["to"])]
    return begun[-1] if begun else None


def _definition(name, version, start, states, rows, confirms=(), successors=(), always=()):
    gates = sorted({gate for row in rows for gate in row["gates"]} | set(always))
    return {"always": list(always), "appointment": [], "confirms": list(confirms),
            "gates": [{"id": gate, "waiver": ""} for gate in gates], "id": name, "mandatory": [], "rows": rows,
            "start": start, "states": [{"code": code, "end": end} for code, end in states],
            "successors": [{"from": old, "to": new} for old, new in successors], "version": version}


def _post(version, middle, **more):
    rows = [_row("submit", "procedure", "draft", middle, "form-complete", "unit-agrees"),
            _row("decide", "procedure", middle, "decided", "vote-carried"),
            _row("send_back", "procedure", middle, "draft"),
            _row("suspend", "standing", "active", "suspended", "reason-given"),
            _row("resume", "standing", "suspended", "active"),
            _row("terminate", "standing", "active", "terminated", "reason-given"),
            _row("terminate", "standing", "suspended", "terminated", "reason-given"),
            _row("add_document", "dossier"),
            _row("correct", "dossier", "", "", "correction-allowed")]
    return _definition("post", version, "draft", [("draft", False), (middle, False), ("decided", True)], rows,
                       ["decide", "terminate"], **more)


POST = [_post(1, "review"), _post(2, "checking", successors=[("review", "checking")], always=["no-complaint"])]
SYSTEM = _definition("system", 1, "open", [("open", False)], [_row("record_export", "dossier"), _row("start_log", "dossier")])
ERASURE = _definition("erasure", 1, "begun", [("begun", False), ("asked", False), ("done", True)],
                      [_row("ask_erasure", "procedure", "begun", "asked"),
                       _row("carry_out_erasure", "procedure", "asked", "done", "retention-over")], ["carry_out_erasure"])


def digest_of(definition):
    return sha256(jcs.canonical(definition)).hex()


class Signer:
    """The keys of a log or of a witness."""

    def __init__(self, name, label, kind=ED25519):
        self.seed = sha256(f"test key {label}".encode())
        if kind == SM2:
            self._private = int.from_bytes(self.seed, "big") % (sm2.ORDER - 2) + 1
        self.key = Key(name, kind, sm2.public_key(self._private) if kind == SM2 else ed25519.public_key(self.seed))

    def line(self, text, time=None):
        if self.key.type == SM2:
            k = int.from_bytes(sha256(self.seed + text.encode()), "big") % (sm2.ORDER - 1) + 1
            return signature_line(self.key, sm2.sign(self._private, text.encode(), k))
        if self.key.type == ED25519:
            return signature_line(self.key, ed25519.sign(self.seed, text.encode()))
        return signature_line(self.key, time.to_bytes(8, "big") + ed25519.sign(self.seed, cosigned_message(text, time)))


class World:
    """Everything about one log: what its folders are made from. `entries` are bodies, `events` what they say,
    `payloads` (salt, content)."""

    def __init__(self, seed, cases, entries, erased=False, continued=0, sm=False, witnesses=2, quorum="any", holes=False):
        self.random = random.Random(seed)
        self.sm = sm
        self.quorum = quorum if witnesses else "none"
        self.witnesses = [Signer(f"witness-{n}.example", f"witness {n}", COSIGNATURE) for n in range(witnesses)]
        self.events, self.entries, self.payloads, self.gone = [], [], [], {}  # gone: entry whose payload an event erased
        self._now = BEGIN
        self._cases = {}  # id: indices of its events
        self.old_signers = []
        self.older = []  # (origin, signers, entries) of the logs that this one continues, the oldest first
        self.carried = 0  # entries of these that this log has
        self._number, self._logs = 0, continued + 1
        self._open()
        self._post_cases = [self._uuid() for _ in range(cases)]
        half = entries // 2
        self._steps(half)
        if erased:
            self._erase()
        for _ in range(continued):
            self._continue(holes)
            self._steps(entries // 5)
            if erased and continued > 1:
                self._erase()
        self._steps(max(0, entries - len(self.entries)))
        self.definitions = {digest_of(definition): jcs.canonical(definition) for definition in [*POST, SYSTEM, ERASURE]}

    def copy(self):
        return copy.deepcopy(self)

    def _open(self):
        self._number += 1
        name = "log.example/trail" if self._number == self._logs else f"log.example/old-{self._number}"
        self.origin = name + ("/sm3" if self.sm else "")
        self.tree = Tree.of_origin(self.origin)
        self.signers = [Signer(self.origin, self.origin)]
        if self.sm:
            self.signers.append(Signer(self.origin, "sm2 " + self.origin, SM2))

    def _uuid(self):
        text = self.random.randbytes(16).hex()
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

    def last_of(self, case):
        indices = self._cases.get(case)
        return self.events[indices[-1]] if indices else None

    def cases(self):
        return sorted(self._cases)

    # Events

    def _event(self, case, definition, command, before, after, gates, outcome, actor, data, behalf=None):
        self._now += datetime.timedelta(microseconds=self.random.randrange(1, 4_200_000_000))
        salt = self.random.randbytes(32)
        content = jcs.canonical({"data": data, "note": "张三 é 😀"}).decode()
        indices = self._cases.setdefault(case, [])
        prev = self.tree.leaf(self.entries[indices[-1]]) if indices else bytes(32)
        event = {
            "actor": {"auth": "pwd", "id": actor, "on_behalf_of": behalf, "role": "clerk", "session": None, "unit": "unit-1"},
            "at": self._now.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), "attachments": [], "case_id": case,
            "case_seq": len(indices) + 1, "command": command, "event_id": self._uuid(), "from": before, "gates": gates,
            "origin": self.origin, "outcome": outcome,
            "payload": {"alg": "sha-256", "salted_digest": to_base64(sha256(salt + content.encode())),
                        "schema": "renmian/payload/1"},
            "policy": POLICY, "prev": to_base64(prev),
            "procedure": {"digest": digest_of(definition), "id": definition["id"], "version": definition["version"]},
            "request": to_base64(self.random.randbytes(32)), "to": after, "v": 1}
        indices.append(len(self.entries))
        self.events.append(event)
        self.entries.append(jcs.canonical(event))
        self.payloads.append((salt, content))

    def _steps(self, count):
        for _ in range(count):
            case = self.random.choice(self._post_cases)
            if self.random.random() < 0.03:
                self._event(self._system_case(), SYSTEM, "record_export", "open", "open", [], "accepted", "u-9", {"files": 3})
            else:
                self._post_step(case)

    def _system_case(self):
        existing = [case for case, indices in self._cases.items() if self.events[indices[0]]["procedure"]["id"] == "system"]
        return existing[0] if existing else self._uuid()

    def _post_step(self, case):
        last = self.last_of(case)
        version = last["procedure"]["version"] if last else 1
        definition = POST[version - 1]
        position = last["to"] if last else "draft"
        opener = begun_by([self.events[index] for index in self._cases[case]]) if last else None
        actor = self.random.choice([person for person in PEOPLE if person != opener])
        behalf = self.random.choice([None, None, "u-8"])
        if last and version == 1 and self.random.random() < 0.08:
            target = position.replace("review", "checking")
            self._event(case, POST[1], "move_to_version", position, target, [], "accepted", actor, {}, behalf)
            return
        rows = [(row, after) for row in definition["rows"] for after in [_after(row, position)] if after]
        if not rows or self.random.random() < 0.15:
            gates = self.random.choice([[], [{"id": "vote-carried", "verdict": "unmet"}],
                                        [{"id": "form-complete", "verdict": "met"}, {"id": "unit-agrees", "verdict": "pending"}]])
            self._event(case, definition, "decide", position, position, gates, "refused", actor, {"why": "not yet"}, behalf)
            return
        row, after = self.random.choice(rows)
        if row["command"] in definition["confirms"] and not last:
            row, after = rows[0]
        gates = [{"id": gate, "verdict": self.random.choice(["met", "met", "waived"])} for gate in row["gates"]]
        if row["command"] == "correct" and self.random.random() < 0.5:
            gates += [{"id": gate, "verdict": "met"} for gate in ("form-complete", "unit-agrees")]
        if row["command"] not in definition["confirms"] and opener and self.random.random() < 0.5:
            actor = opener
        self._event(case, definition, row["command"], position, after, gates, "accepted", actor, {"score": "4.5"}, behalf)

    def _erase(self):
        case = self._uuid()
        own = [i for i, event in enumerate(self.events) if event["procedure"]["id"] == "post"]
        victims = sorted(self.random.sample(own, min(len(own), 1 + len(own) // 4)))
        self._event(case, ERASURE, "ask_erasure", "begun", "asked", [], "accepted", "u-1", {})
        refused = [{"id": "retention-over", "verdict": "unmet"}]
        self._event(case, ERASURE, "carry_out_erasure", "asked", "asked", refused, "refused", "u-2",
                    {"rule": "none", "entries": [0]})
        self.gone.update(dict.fromkeys(victims, len(self.entries)))
        self._event(case, ERASURE, "carry_out_erasure", "asked", "done", [{"id": "retention-over", "verdict": "met"}],
                    "accepted", "u-2", {"rule": "retention of 10 years is over", "entries": victims})

    def _continue(self, holes):
        """Starts a new log whose first entry quotes the last checkpoint of this one. With holes some cases stay behind, and
        those of the last entries."""
        size, old = len(self.entries), self.origin
        quoted = self.checkpoint(size).decode()
        events, entries, payloads, gone = self.events, self.entries, self.payloads, self.gone
        self.old_signers += self.signers
        proved = size - self.random.randrange(min(size, 4)) if holes else size
        count = self.random.randrange(1 + min(3, len(self._cases))) if holes else 0
        lost = set(self.random.sample(self.cases(), count))
        lost |= {event["case_id"] for event in events[proved:]}
        if self.older and events[0]["case_id"] in lost:  # then nobody could tell what the older log continued
            proved, lost = size, set()
        self.older.append((old, self.signers, entries))
        kept = [i for i in range(proved) if events[i]["case_id"] not in lost]
        data = {"continues": {"checkpoint": quoted, "left_out": ranges(set(range(size)) - set(kept)), "origin": old,
                              "reason": "restored"}}
        self.entries, self.events, self.payloads, self._cases = [], [], [], {}
        self._open()
        self._event(self._uuid(), SYSTEM, "start_log", "open", "open", [], "accepted", "u-9", data)
        place = {i: 1 + n for n, i in enumerate(kept)}
        for i in kept:
            self._cases.setdefault(events[i]["case_id"], []).append(place[i])
        self.entries += [entries[i] for i in kept]
        self.events += [events[i] for i in kept]
        self.payloads += [payloads[i] for i in kept]
        self.carried = len(kept)
        self.gone = {place[victim]: place[eraser] for victim, eraser in gone.items() if victim in place and eraser in place}
        self._post_cases = [self._uuid() if case in lost else case for case in self._post_cases]

    def went_on(self, number, index):
        """Whether this log has the entry of an older one."""
        return self.older[number][2][index] in self.entries

    def beginning(self, number):
        """So many entries of an older log stand here one after the other, from its first."""
        entries, first = self.older[number][2], len(self.older) - number
        return next((i for i, entry in enumerate(entries) if self.entries[first + i:first + i + 1] != [entry]), len(entries))

    # What is signed

    def leaves(self, size=None):
        return [self.tree.leaf(entry) for entry in self.entries[:size]]

    def checkpoint(self, size, witnesses=None, signers=None):
        """The signed note of the first `size` entries."""
        text = checkpoint_text(self.origin, size, self.tree.root(self.leaves(size)))
        return self._note(text, self.events[size - 1]["at"], self.signers if signers is None else signers,
                          self.witnesses if witnesses is None else witnesses)

    def old_checkpoint(self, number, size, root=None):
        """Of a log that this one continues."""
        origin, signers, entries = self.older[number]
        root = root or self.tree.root([self.tree.leaf(entry) for entry in entries[:size]])
        last = jcs.parse(entries[size - 1])["at"]
        return self._note(checkpoint_text(origin, size, root), last, signers, self.witnesses)

    def _note(self, text, last, signers, witnesses):
        time = int(datetime.datetime.fromisoformat(last).timestamp()) + 30
        lines = [signer.line(text) for signer in signers] + [witness.line(text, time) for witness in witnesses]
        return f"{text}\n{''.join(lines)}".encode()

    def policy(self):
        lines = [f"log {signer.key.vkey}" for signer in self.signers + self.old_signers]
        lines += [f"witness w{n} {witness.key.vkey}" for n, witness in enumerate(self.witnesses)]
        if self.witnesses:
            lines.append(f"group all-of-them {self.quorum} {' '.join(f'w{n}' for n in range(len(self.witnesses)))}")
        lines.append(f"quorum {'all-of-them' if self.witnesses else 'none'}")
        return "".join(line + "\n" for line in lines).encode()


def ranges(indices):
    """[{"first", "last"}, …] of these indices."""
    found = []
    for index in sorted(indices):
        if found and found[-1]["last"] == index - 1:
            found[-1]["last"] = index
        else:
            found.append({"first": index, "last": index})
    return found


def _after(row, position):
    """Where a row leads from this position, None if nowhere."""
    standing, colon, state = position.rpartition(":")
    standing = standing if colon else "active"
    if row["region"] == "procedure":
        return row["target"] if standing == "active" and row["source"] == state else None
    if row["region"] == "standing":
        if row["source"] != standing:
            return None
        return state if row["target"] == "active" else f"{row['target']}:{state}"
    return None if standing == "terminated" else position
