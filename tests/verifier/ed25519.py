"""Ed25519 (RFC 8032). For tests: not constant in time."""
import functools
import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
_ROOT = pow(2, (P - 1) // 4, P)
_NEUTRAL = (0, 1, 1, 0)  # X, Y, Z, T


def _add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    u, v = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    w, z = 2 * D * t1 * t2 % P, 2 * z1 * z2 % P
    e, f, g, h = v - u, z - w, z + w, v + u
    return e * f % P, g * h % P, f * g % P, e * h % P


def _multiples(point):
    """16 multiples of the point for every half byte of a scalar."""
    rows = []
    for _ in range(64):
        row = [_NEUTRAL]
        for _ in range(15):
            row.append(_add(row[-1], point))
        rows.append(row)
        point = _add(row[15], point)
    return rows


_tables = functools.lru_cache(64)(_multiples)


def _times(scalar, point):
    result = _NEUTRAL
    for row in _tables(point):
        result = _add(result, row[scalar & 15])
        scalar >>= 4
    return result


def _encode(point):
    x, y, z, _ = point
    inverse = pow(z, -1, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _decode(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * _ROOT % P
    if x * x % P != square or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


_BASE = _decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def _scalar(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def _expand(seed):
    digest = hashlib.sha512(seed).digest()
    secret = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    return secret, digest[32:]


@functools.lru_cache(1024)
def public_key(seed):
    return _encode(_times(_expand(seed)[0], _BASE))


def sign(seed, message):
    secret, prefix = _expand(seed)
    r = _scalar(prefix, message) % ORDER
    commitment = _encode(_times(r, _BASE))
    k = _scalar(commitment, public_key(seed), message)
    return commitment + ((r + k * secret) % ORDER).to_bytes(32, "little")


@functools.lru_cache(4096)
def verify(public, message, signature):
    point = _decode(public) if len(public) == 32 and len(signature) == 64 else None
    s = int.from_bytes(signature[32:], "little")
    if point is None or s >= ORDER:
        return False
    k = _scalar(signature[:32], public, message) % ORDER
    x, y, z, t = point
    return _encode(_add(_times(s, _BASE), _times(k, (P - x, y, z, P - t)))) == signature[:32]
