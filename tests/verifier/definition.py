"""Definitions of procedures, and what they allow an event to do."""
from typing import NamedTuple

import jcs
from entries import PASSED, has_form

STANDINGS = ("active", "suspended", "terminated")


class Position(NamedTuple):
    standing: str
    state: str


def position_of(text):
    standing, colon, state = text.partition(":")
    return Position(standing, state) if colon and standing in STANDINGS[1:] else Position("active", text)


def _text(value):
    return isinstance(value, str)


def _texts(value):
    return isinstance(value, list) and all(map(_text, value))


def _list_of(form):
    return lambda value: isinstance(value, list) and all(has_form(item, form) for item in value)


def _region(value):
    return value in ("procedure", "standing", "dossier")


_FORM = {"always": _texts, "appointment": _texts, "confirms": _texts, "gates": _list_of({"id": _text, "waiver": _text}),
         "id": _text, "mandatory": _texts,
         "rows": _list_of({"command": _text, "gates": _texts, "region": _region, "source": _text, "target": _text}),
         "start": _text, "states": _list_of({"code": _text, "end": lambda value: isinstance(value, bool)}),
         "successors": _list_of({"from": _text, "to": _text}),
         "version": lambda value: type(value) is int and value >= 1}


class Definition:
    def __init__(self, data):
        """ValueError if these bytes are no definition."""
        value = jcs.parse_canonical(data)
        if not has_form(value, _FORM):
            raise ValueError("not the form of a definition")
        self.id, self.version, self.start = value["id"], value["version"], value["start"]
        self.confirms = value["confirms"]
        self._rows = value["rows"]
        self._states = {state["code"] for state in value["states"]}
        self._successors = {move["from"]: move["to"] for move in value["successors"]}

    def problem(self, event):
        """Why this accepted event, which is no move to this definition, is not allowed by it; None if it is."""
        gates = [gate["id"] for gate in event["gates"]]
        if any(gate["verdict"] not in PASSED for gate in event["gates"]):
            return "a gate did not pass"
        before, after = position_of(event["from"]), position_of(event["to"])
        rows = [row for row in self._rows if row["command"] == event["command"] and _leads(row, before, after)]
        if not rows:
            return f"no row leads by {event['command']} from {event['from']} to {event['to']}"
        if not any(self._has_gates(row, event["command"], gates) for row in rows):
            return f"gates {gates} are not those of {event['command']}"
        return None

    def _has_gates(self, row, command, gates):
        own = row["gates"]
        if command != "correct" or gates[:len(own)] != own:
            return gates == own
        further = gates[len(own):]
        return further == [] or any(other["gates"] == further for other in self._rows)

    def move_problem(self, event):
        """Why this move to this definition is not allowed by it."""
        if event["gates"]:
            return "a move to a version has no gates"
        before, after = position_of(event["from"]), position_of(event["to"])
        state = self._successors.get(before.state, before.state)
        if after != Position(before.standing, state) or state not in self._states:
            return f"a move to version {self.version} does not lead from {event['from']} to {event['to']}"
        return None


def _leads(row, before, after):
    if row["region"] == "procedure":
        return before == Position("active", row["source"]) and after == Position("active", row["target"])
    if row["region"] == "standing":
        return (before.standing, after.standing) == (row["source"], row["target"]) and before.state == after.state
    return before == after and before.standing != "terminated"
