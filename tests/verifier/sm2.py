"""SM2 signatures with SM3 (GB/T 32918), raw r || s, always with the default ID. For tests: not constant in time."""
import functools

from digests import sm3

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
ID = b"1234567812345678"


def _add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] + A) * pow(2 * a[1], -1, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def _times(scalar, point):
    result = None
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _bytes(*numbers):
    return b"".join(number.to_bytes(32, "big") for number in numbers)


def public_key(private):
    return b"\4" + _bytes(*_times(private, G))


def _point(public):
    if len(public) != 65 or public[0] != 4:
        return None
    x, y = int.from_bytes(public[1:33], "big"), int.from_bytes(public[33:], "big")
    on_curve = x < P and y < P and (y * y - x**3 - A * x - B) % P == 0
    return (x, y) if on_curve else None


def is_public_key(public):
    return _point(public) is not None


def digest(public, message, signer=ID):
    za = sm3((8 * len(signer)).to_bytes(2, "big") + signer + _bytes(A, B, *G) + public[1:])
    return int.from_bytes(sm3(za + message), "big")


def sign(private, message, k):
    """`k` is the secret number of this one signature, from 1 to ORDER - 1."""
    e = digest(public_key(private), message)
    r = (e + _times(k, G)[0]) % ORDER
    s = pow(1 + private, -1, ORDER) * (k - r * private) % ORDER
    return _bytes(r, s)


@functools.lru_cache(1024)
def verify(public, message, signature, signer=ID):
    point = _point(public)
    if point is None or len(signature) != 64:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    t = (r + s) % ORDER
    if not 0 < r < ORDER or not 0 < s < ORDER or t == 0:
        return False
    result = _add(_times(s, G), _times(t, point))
    return result is not None and (digest(public, message, signer) + result[0]) % ORDER == r
