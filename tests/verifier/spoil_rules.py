"""A log that recorded, signed and had witnessed what no log may record: one event against the rules."""
import jcs
from make_folder import render
from spoiler import Spoiler
from world import begun_by, POST, digest_of

EARLY = "2024-01-01T00:00:00.000000Z"


def is_step(event):
    return event["outcome"] == "accepted" and event["command"] != "move_to_version"


def is_move(event):
    return event["outcome"] == "accepted" and event["command"] == "move_to_version"


def is_refused(event):
    return event["outcome"] == "refused"


def has_gates(event):
    return is_step(event) and event["gates"] != []


def confirms(event):
    return is_step(event) and event["command"] in ("decide", "terminate")


def anything(_):
    return True


class Rules(Spoiler):
    def change_rule(self):
        """Edits: (whether an event is fit for it, the line that finds it, what is done to the event)."""
        name, fit, line, edit = self.rng.choice([
            ("confirmed by the opener", self._confirms_begun, "chains", self._by_opener),
            ("confirmed on behalf of the opener", self._confirms_begun, "chains", self._for_opener),
            ("a gate left out", has_gates, "chains", lambda event: event["gates"].pop() and None),
            ("a gate not met", has_gates, "chains", lambda event: event["gates"][-1].update(verdict="pending")),
            ("a gate too many", is_step, "chains", self._further_gate),
            ("gates in another order", lambda event: len(event["gates"]) == 2 and is_step(event), "chains",
             lambda event: event["gates"].reverse()),
            ("led nowhere", anything, "chains", lambda event: event.update(to="nowhere")),
            ("came from elsewhere", anything, "chains", lambda event: event.update({"from": "elsewhere", "to": "elsewhere"})),
            ("an unknown command", is_step, "chains", lambda event: event.update(command="wish")),
            ("refused with all gates met", is_refused, "chains",
             lambda event: event.update(gates=[{"id": "vote-carried", "verdict": "met"}])),
            ("time fell", anything, "chains", lambda event: event.update(at=EARLY)),
            ("another policy", is_step, "chains", lambda event: event.update(policy="0" * 64)),
            ("another version", is_step, "chains", self._other_version),
            ("a move with a gate", is_move, "chains", self._further_gate),
            ("a move that is refused", is_move, "chains", lambda event: event.update(outcome="refused")),
            ("a move to another state", is_move, "chains", lambda event: event.update(to="decided:" + event["to"])),
            ("a step left out", anything, "chains", lambda event: event.update(case_seq=event["case_seq"] + 1)),
            ("a step twice", anything, "unique", lambda event: event.update(case_seq=event["case_seq"] - 1)),
            ("an event id twice", anything, "unique", self._other_event_id),
            ("another origin", anything, "canonical", lambda event: event.update(origin="elsewhere.example")),
            ("a further member", anything, "canonical", lambda event: event.update(remark=None)),
            ("a member left out", anything, "canonical", self._left_out),
            ("a member of another type", anything, "canonical", self._other_type),
            ("white space", anything, "canonical", lambda event: jcs.canonical(event).replace(b",", b", ", 1)),
            ("members in another order", anything, "canonical", self._other_order),
        ])
        indices = [i for i in range(self.shape.since, self.size) if self._fit(i, fit)]
        if not indices:
            return None
        index = self.rng.choice(indices)
        files = render(self._rewritten(index, edit), self.size, self.shape)
        return self._result(f"entry {index}, signed and witnessed: {name}", (line,), (1, 2) if name == "another origin" else (1,),
                            files, since=[], receipts=[])

    def _fit(self, index, fit):
        """Only later steps of cases that are here from their first step on."""
        event = self.world.events[index]
        first = next(i for i, other in enumerate(self.world.events) if other["case_id"] == event["case_id"])
        here = not self.shape.partial or f"entry/{index}.json" in self.files
        return here and self.shape.since <= first < index and event["procedure"]["id"] == "post" and fit(event)

    def _of_case(self, event):
        return [other for other in self.world.events if other["case_id"] == event["case_id"]]

    def _begun_by(self, event):
        """Who took the case out of its start before this event."""
        return begun_by([step for step in self._of_case(event) if step["case_seq"] < event["case_seq"]])

    def _confirms_begun(self, event):
        return confirms(event) and self._begun_by(event) is not None

    def _by_opener(self, event):
        event["actor"]["id"] = self._begun_by(event)

    def _for_opener(self, event):
        event["actor"]["on_behalf_of"] = self._begun_by(event)

    def _further_gate(self, event):
        event["gates"].append({"id": "no-complaint", "verdict": "met"})

    def _other_version(self, event):
        other = POST[2 - event["procedure"]["version"]]
        event["procedure"] = {"digest": digest_of(other), "id": "post", "version": other["version"]}

    def _other_event_id(self, event):
        event["event_id"] = self._of_case(event)[0]["event_id"]

    def _left_out(self, event):
        changed = {**event}
        del changed[self.rng.choice(sorted(event))]
        return jcs.canonical(changed)

    def _other_type(self, event):
        name = self.rng.choice(sorted(event))
        return jcs.canonical({**event, name: self.rng.choice([[None], {"x": 1}, True, 0])})

    def _other_order(self, event):
        items = [b'"%s":%s' % (name.encode(), jcs.canonical(event[name])) for name in sorted(event, reverse=True)]
        return b"{" + b",".join(items) + b"}"
