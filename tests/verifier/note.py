"""Signed notes (C2SP signed-note), checkpoints (tlog-checkpoint) and cosignatures (tlog-cosignature)."""
import re
from typing import NamedTuple, Optional

import ed25519
import sm2
from digests import from_base64, sha256, to_base64

MOST_SIGNATURES = 100
ED25519, COSIGNATURE, SM2 = b"\x01", b"\x04", b"\xffsm2-sm3"
_PUBLIC_BYTES = {ED25519: 32, COSIGNATURE: 32, SM2: 65}
_SIZE = re.compile(r"0|[1-9][0-9]*")


class NoteError(ValueError):
    pass


class Key(NamedTuple):
    """A verifier key."""
    name: str
    type: bytes
    public: bytes

    @property
    def id(self):
        return sha256(self.name.encode() + b"\n" + self.type + self.public)[:4]

    @property
    def vkey(self):
        return f"{self.name}+{self.id.hex()}+{to_base64(self.type + self.public)}"


class Signature(NamedTuple):
    key: Key
    good: bool
    time: Optional[int]  # of a cosignature


class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes
    text: str
    signatures: tuple  # of known keys


def is_key_name(name):
    return name != "" and "+" not in name and not any(letter.isspace() for letter in name)


def parse_vkey(text):
    parts = text.split("+", 2)
    data = from_base64(parts[2]) if len(parts) == 3 else None
    if not data or not is_key_name(parts[0]):
        raise NoteError("no verifier key")
    for kind, length in _PUBLIC_BYTES.items():
        if data.startswith(kind) and len(data) == len(kind) + length:
            key = Key(parts[0], kind, data[len(kind):])
            if key.id.hex() == parts[1] and (kind != SM2 or sm2.is_public_key(key.public)):
                return key
    raise NoteError("no verifier key of a known type, or its id is wrong")


def cosigned_message(text, time):
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _check(key, text, blob):
    if key.type == SM2:
        return Signature(key, sm2.verify(key.public, text.encode(), blob), None)
    if key.type == ED25519:
        return Signature(key, ed25519.verify(key.public, text.encode(), blob), None)
    time = int.from_bytes(blob[:8], "big")
    return Signature(key, ed25519.verify(key.public, cosigned_message(text, time), blob[8:]), time)


def open_note(data, keys):
    """(text, signatures of these keys); NoteError if it is no signed note."""
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NoteError("not UTF-8") from None
    if any(letter < " " and letter != "\n" for letter in whole):
        raise NoteError("a control character")
    text, separator, lines = whole.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise NoteError("no signature")
    text += "\n"
    known = {(key.name, key.id): key for key in keys}
    signatures = []
    lines = lines[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise NoteError("too many signatures")
    for line in lines:
        dash, _, rest = line.partition(" ")
        name, _, encoded = rest.partition(" ")
        blob = from_base64(encoded)
        if dash != "\u2014" or not is_key_name(name) or blob is None or len(blob) < 5:
            raise NoteError("a line that is no signature")
        key = known.get((name, blob[:4]))
        if key:
            signatures.append(_check(key, text, blob[4:]))
    return text, tuple(signatures)


def open_checkpoint(data, keys):
    text, signatures = open_note(data, keys)
    return parse_checkpoint(text)._replace(signatures=signatures)


def parse_checkpoint(text):
    lines = text.split("\n")
    root = from_base64(lines[2], 32) if len(lines) > 3 else None
    if lines.pop() != "" or root is None or "" in lines or not _SIZE.fullmatch(lines[1]) or int(lines[1]) >= 2**64:
        raise NoteError("no checkpoint")
    return Checkpoint(lines[0], int(lines[1]), root, text, ())


def checkpoint_text(origin, size, root):
    return f"{origin}\n{size}\n{to_base64(root)}\n"


def signature_line(key, blob):
    return f"\u2014 {key.name} {to_base64(key.id + blob)}\n"
