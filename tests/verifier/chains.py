"""Lines `chains` and `replay`: per case, the steps follow one another as the definition allows."""
from digests import from_base64, sha256, to_base64
from definition import Definition
from entries import PASSED, moment
from folder import lines
import jcs

_ZERO = bytes(32)


class Case:
    """What the events of a case so far lead to."""

    def __init__(self, event):
        self.first_seq = event["case_seq"]
        self.opener = None  # who took the case out of its start; unknown in the middle of a case
        self.count = self.accepted = 0
        self.last = self.leaf = None

    def take(self, event, leaf):
        self.count += 1
        self.accepted += event["outcome"] == "accepted"
        self.last, self.leaf = event, leaf


class Chains:
    def __init__(self, folder, trail, report):
        self.report = report
        self.folder = folder
        self.trail = trail
        self._definitions = {}
        self.cases = {}
        if trail.first_missing is not None:
            report.incomplete("chains", "entries are not there: not every step can be followed")
        for index, (event, leaf) in sorted(trail.events.items()):
            self._follow(index, event, leaf)
        report.found("chains", f"{len(self.cases)} cases")

    def _wrong(self, index, event, text):
        self.report.tampering("chains", f"case {event['case_id']}, step {event['case_seq']}, entry {index}: {text}")

    def _follow(self, index, event, leaf):
        definition = self._definition(event["procedure"])
        case = self.cases.get(event["case_id"])
        if case is None:
            case = self.cases[event["case_id"]] = Case(event)
            self._first(index, event, definition)
            before = None
        else:
            before = self._next(index, event, case)
        moves = event["outcome"] == "accepted" and event["command"] == "move_to_version" and event["case_seq"] > 1
        if before:
            self._same_procedure(index, event, before, moves)
        self._step(index, event, definition, moves)
        if definition and event["outcome"] == "accepted" and event["command"] in definition.confirms:
            actor = event["actor"]
            if case.opener is not None and case.opener in (actor["id"], actor["on_behalf_of"]):
                self._wrong(index, event, "confirmed by the one who began the case")
        if definition and event["outcome"] == "accepted":
            before_state, after_state = (event[at].rpartition(":")[2] for at in ("from", "to"))
            if before_state == definition.start != after_state:
                case.opener = event["actor"]["id"]
        case.take(event, leaf)

    def _first(self, index, event, definition):
        if event["case_seq"] > 1:
            if self.folder.since == 0 and not self.trail.missing_before(index):
                self._wrong(index, event, "the steps before are missing")
            return
        if from_base64(event["prev"]) != _ZERO:
            self._wrong(index, event, "the first step names one before")
        if definition and event["from"] != definition.start:
            self._wrong(index, event, f"begins at {event['from']}")

    def _next(self, index, event, case):
        """The event before, if it is the one directly before."""
        last, seq = case.last, event["case_seq"]
        if moment(event["at"]) < moment(last["at"]):
            self._wrong(index, event, f"is at {event['at']}, the step before at {last['at']}")
        if seq != last["case_seq"] + 1:
            if seq <= last["case_seq"] or not self.trail.missing_before(index):
                self._wrong(index, event, f"follows step {last['case_seq']}")
            return None
        if from_base64(event["prev"]) != case.leaf:
            self._wrong(index, event, "the step before is not the one it names")
        if event["from"] != last["to"]:
            self._wrong(index, event, f"from {event['from']}, but the step before led to {last['to']}")
        return last

    def _same_procedure(self, index, event, before, moves):
        new, old = event["procedure"], before["procedure"]
        if moves:
            if new["id"] != old["id"] or new["version"] < old["version"]:
                self._wrong(index, event, f"moves from {old['id']} {old['version']} to {new['id']} {new['version']}")
        elif new != old or event["policy"] != before["policy"]:
            self._wrong(index, event, "another procedure or policy than the step before")

    def _step(self, index, event, definition, moves):
        if event["outcome"] == "refused":
            if event["to"] != event["from"]:
                self._wrong(index, event, "refused, but the position changed")
            if event["gates"] and all(gate["verdict"] in PASSED for gate in event["gates"]):
                self._wrong(index, event, "refused, but all gates passed")
        elif definition:
            problem = definition.move_problem(event) if moves else definition.problem(event)
            if problem:
                self._wrong(index, event, problem)

    def _definition(self, procedure):
        key = procedure["digest"], procedure["id"], procedure["version"]
        if key not in self._definitions:
            self._definitions[key] = self._load(*key)
        return self._definitions[key]

    def _load(self, digest, name, version):
        data = self.folder.read(f"procedures/{digest}.json")
        if data is None:
            self.report.incomplete("chains", f"the definition {digest} is not there")
            return None
        if sha256(data).hex() != digest:
            self.report.tampering("chains", f"procedures/{digest}.json is not the definition of that name")
            return None
        try:
            definition = Definition(data)
        except ValueError as error:
            self.report.tampering("chains", f"procedures/{digest}.json: {error}")
            return None
        if (definition.id, definition.version) != (name, version):
            self.report.tampering("chains", f"the definition {digest} is not of {name} {version}")
        return definition


def check_replay(folder, trail, cases, report):
    data = folder.read("state.jsonl")
    if data is None:
        report.add("replay", "remark", "no state.jsonl")
        return
    if trail.first_missing is not None:
        report.incomplete("replay", "entries are not there: the positions cannot be told")
        return
    stated = _stated(data, report)
    for case_id, case in cases.items():
        line = stated.pop(case_id, None)
        if line is None:
            report.tampering("replay", f"case {case_id} is not in state.jsonl")
            continue
        expected = {"case_id": case_id, "leaf": to_base64(case.leaf), "position": case.last["to"],
                    "seq": case.first_seq - 1 + case.count, "version": case.accepted}
        if case.first_seq > 1:
            expected["version"] = line.get("version")
        if line != expected:
            report.tampering("replay", f"state.jsonl says {line}, the events {expected}")
    if folder.since == 0:
        for case_id in stated:
            report.tampering("replay", f"state.jsonl has case {case_id}, which has no entry")
    report.found("replay", f"{len(cases)} cases")


def _stated(data, report):
    stated, before = {}, ""
    rows = lines(data)
    if rows is None:
        report.tampering("replay", "state.jsonl: the last line has no end")
        return stated
    for row in rows:
        try:
            value = jcs.parse_canonical(row)
            case_id = value["case_id"]
            if case_id <= before:
                report.tampering("replay", f"state.jsonl: case {case_id} is out of order")
            before = case_id
            stated[case_id] = value
        except (ValueError, TypeError, KeyError):
            report.tampering("replay", "state.jsonl: a line that cannot be read")
    return stated
