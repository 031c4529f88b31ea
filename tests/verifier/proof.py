"""Proofs that an entry is in a log (C2SP tlog-proof), and receipts, which may be such proofs or JSON."""
import re
from typing import NamedTuple, Optional

import jcs
from digests import from_base64, to_base64

_FIRST_LINE = "c2sp.org/tlog-proof@v1"
_FRAME = re.compile(rf"{re.escape(_FIRST_LINE)}\n(?:extra (\S+)\n)?index (0|[1-9][0-9]*)\n((?:\S+\n)*)\n")
MOST_HASHES = 63


class ProofError(ValueError):
    pass


class Proof(NamedTuple):
    index: int
    hashes: list
    checkpoint: bytes  # a signed note


class Receipt(NamedTuple):
    index: int
    leaf: Optional[bytes]
    hashes: Optional[list]
    checkpoint: bytes


def write_proof(index, hashes, checkpoint):
    lines = "".join(to_base64(step) + "\n" for step in hashes)
    return f"{_FIRST_LINE}\nindex {index}\n{lines}\n".encode() + checkpoint


def parse_proof(data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ProofError("not UTF-8") from None
    frame = _FRAME.match(text)
    if not frame:
        raise ProofError("no tlog-proof")
    extra, index, lines = frame.groups()
    hashes = [from_base64(line, 32) for line in lines.split("\n")[:-1]]
    if None in hashes or len(hashes) > MOST_HASHES or int(index) >= 2**64 or (extra and not from_base64(extra)):
        raise ProofError("a line that is not base64 of what it should be")
    return Proof(int(index), hashes, text[frame.end():].encode())


def parse_receipt(data):
    if data.startswith(_FIRST_LINE.encode()):
        proof = parse_proof(data)
        return Receipt(proof.index, None, proof.hashes, proof.checkpoint)
    try:
        value = jcs.parse(data)
    except jcs.NotJson as error:
        raise ProofError(str(error)) from None
    if not isinstance(value, dict):
        raise ProofError("no receipt")
    index, leaf, checkpoint = (value.get(name) for name in ("log_index", "leaf", "checkpoint"))
    leaf = from_base64(leaf, 32) if isinstance(leaf, str) else None
    if type(index) is not int or index < 0 or leaf is None or not isinstance(checkpoint, str):
        raise ProofError("no receipt")
    return Receipt(index, leaf, None, checkpoint.encode())
