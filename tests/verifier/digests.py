"""SHA-256 and SM3 (GB/T 32905), and base64 that has one spelling only."""
import base64
import binascii
import hashlib


def sha256(data):
    return hashlib.sha256(data).digest()


def sm3_in_python(data):
    mask = 0xFFFFFFFF

    def turn(word, by):
        by %= 32
        return (word << by | word >> (32 - by)) & mask

    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    for block in range(0, len(padded), 64):
        w = [int.from_bytes(padded[i:i + 4], "big") for i in range(block, block + 64, 4)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ turn(w[j - 3], 15)
            w.append(x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = state
        for j in range(64):
            early = j < 16
            ss1 = turn((turn(a, 12) + e + turn(0x79CC4519 if early else 0x7A879D8A, j)) & mask, 7)
            ss2 = ss1 ^ turn(a, 12)
            tt1 = ((a ^ b ^ c if early else a & b | a & c | b & c) + d + ss2 + (w[j] ^ w[j + 4])) & mask
            tt2 = ((e ^ f ^ g if early else e & f | ~e & mask & g) + h + ss1 + w[j]) & mask
            a, b, c, d = tt1, a, turn(b, 9), c
            e, f, g, h = tt2 ^ turn(tt2, 9) ^ turn(tt2, 17), e, turn(f, 19), g
        state = [old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(word.to_bytes(4, "big") for word in state)


def _library_sm3(data):
    return hashlib.new("sm3", data).digest()


sm3 = _library_sm3 if "sm3" in hashlib.algorithms_available else sm3_in_python


def to_base64(data):
    return base64.b64encode(data).decode()


def from_base64(text, length=None):
    """Bytes, or None for anything but the one standard spelling (of `length` bytes)."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if to_base64(data) == text and length in (None, len(data)) else None
