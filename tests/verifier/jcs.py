"""Canonical JSON (RFC 8785) and strict reading of it (I-JSON), written from the RFCs."""
import json
import math
import re
from json.encoder import encode_basestring

SAFE = 2**53 - 1
ENTRY_BYTES = 60 * 1024
ENTRY_DEPTH = 16
_NAME = re.compile(r"[a-z0-9_]+")


class NotJson(ValueError):
    pass


def _members(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise NotJson("a member occurs twice")
    return members


def _integer(text):
    number = int(text) if len(text) < 20 else SAFE + 1
    if abs(number) > SAFE:
        raise NotJson("an integer beyond 2^53 - 1")
    return float(text) if text == "-0" else number


def _fraction(text):
    number = float(text)
    if not math.isfinite(number) or number == 0 and re.match("[-0.]*[1-9]", text):
        raise NotJson("a number out of range")
    if SAFE < abs(number) < 1e21:
        raise NotJson("canonically an integer beyond 2^53 - 1")
    return number


def _constant(name):
    raise NotJson(name)


def parse(data):
    """The value of these bytes; NotJson for what is no I-JSON."""
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_members, parse_int=_integer,
                           parse_float=_fraction, parse_constant=_constant)
        if b"\\u" in data:
            canonical(value)  # cannot encode a lone surrogate
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)) from None
    return value


def number_text(number):
    """As ECMAScript writes it."""
    if isinstance(number, int):
        return str(number)
    if not math.isfinite(number):
        raise NotJson("not a finite number")
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, _, exponent = f"{abs(number)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = (whole + fraction).lstrip("0")
    point -= len(whole + fraction) - len(digits)
    digits = digits.rstrip("0")
    if 0 < point <= 21:
        text = digits.ljust(point, "0") if len(digits) <= point else f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        tail = f".{digits[1:]}" if len(digits) > 1 else ""
        text = f"{digits[0]}{tail}e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return sign + text


def _utf16(name):
    return name.encode("utf-16-be")


def _text(value):
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, dict):
        names = sorted(value, key=_utf16)
        return "{" + ",".join(f"{_text(name)}:{_text(value[name])}" for name in names) + "}"
    return "[" + ",".join(map(_text, value)) + "]"


def canonical(value):
    return _text(value).encode("utf-8")


def parse_canonical(data):
    """The value of bytes that are canonical JSON with integers only; NotJson otherwise."""
    value = parse(data)
    if canonical(value) != data:
        raise NotJson("not canonical")
    return value


def parse_entry(data):
    """The value of bytes in the narrow profile of log entries."""
    if len(data) > ENTRY_BYTES:
        raise NotJson("too long")
    value = parse_canonical(data)
    _check_profile(value, 1)
    return value


def _check_profile(value, depth):
    if isinstance(value, float):
        raise NotJson("a fraction")
    if not isinstance(value, (dict, list)):
        return
    if depth > ENTRY_DEPTH:
        raise NotJson("too deep")
    if isinstance(value, dict):
        for name in value:
            if not _NAME.fullmatch(name):
                raise NotJson(f"member name {name!r}")
        value = value.values()
    for item in value:
        _check_profile(item, depth + 1)
