"""The form of one log entry."""
import datetime
import re

from digests import from_base64
from folder import UUID

_HEX = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
PASSED = ("met", "waived")


def _text(value):
    return isinstance(value, str)


def _text_or_null(value):
    return value is None or _text(value)


def _count(value):
    return type(value) is int and value >= 1


def _digest(value):
    return _text(value) and from_base64(value, 32) is not None


def _hex(value):
    return _text(value) and bool(_HEX.fullmatch(value))


def _uuid(value):
    return _text(value) and bool(UUID.fullmatch(value))


def _one_of(*values):
    return lambda value: _text(value) and value in values


def _time(value):
    return _text(value) and bool(_TIME.fullmatch(value)) and moment(value) is not None


def moment(text):
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def _gates(value):
    return isinstance(value, list) and all(has_form(gate, _GATE) for gate in value)


_GATE = {"id": _text, "verdict": _one_of("met", "unmet", "pending", "waived")}
_ACTOR = {"auth": _text, "id": _text, "on_behalf_of": _text_or_null, "role": _text, "session": _text_or_null, "unit": _text}
_PAYLOAD = {"alg": _one_of("sha-256"), "salted_digest": _digest, "schema": _one_of("renmian/payload/1")}
_PROCEDURE = {"digest": _hex, "id": _text, "version": _count}
ENTRY = {"actor": _ACTOR, "at": _time, "attachments": lambda value: value == [], "case_id": _uuid, "case_seq": _count,
         "command": _text, "event_id": _uuid, "from": _text, "gates": _gates, "origin": _text,
         "outcome": _one_of("accepted", "refused"), "payload": _PAYLOAD, "policy": _hex, "prev": _digest,
         "procedure": _PROCEDURE, "request": _digest, "to": _text, "v": lambda value: value == 1 and value is not True}


def is_accepted(event, procedure, command):
    return event["outcome"] == "accepted" and (event["procedure"]["id"], event["command"]) == (procedure, command)


def has_form(value, form):
    """Whether the value has exactly these members, each as its check or its own form says."""
    if not isinstance(value, dict) or value.keys() != form.keys():
        return False
    return all(has_form(value[name], check) if isinstance(check, dict) else check(value[name])
               for name, check in form.items())
