"""The Merkle tree of RFC 9162 and its tiles (C2SP tlog-tiles), with SHA-256 or SM3."""
from digests import sha256, sm3

TILE = 256


class Tree:
    def __init__(self, hash_function=sha256):
        self.hash = hash_function

    @staticmethod
    def of_origin(origin):
        return Tree(sm3 if origin.endswith("/sm3") else sha256)

    def leaf(self, entry):
        return self.hash(b"\0" + entry)

    def node(self, left, right):
        return self.hash(b"\1" + left + right)

    def root(self, leaves):
        if not leaves:
            return self.hash(b"")
        level = list(leaves)
        while len(level) > 1:
            pairs = [self.node(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
            level = pairs + level[len(level) & ~1:]
        return level[0]

    def tiles(self, leaves):
        """(level, index, hashes) of every full tile and of the partial one of each level."""
        level = 0
        while leaves:
            groups = [leaves[i:i + TILE] for i in range(0, len(leaves), TILE)]
            for index, hashes in enumerate(groups):
                yield level, index, hashes
            leaves = [self.root(group) for group in groups if len(group) == TILE]
            level += 1

    def inclusion(self, index, leaves):
        """The proof for a leaf, leaf side first."""
        if len(leaves) <= 1:
            return []
        k = _split(len(leaves))
        if index < k:
            return self.inclusion(index, leaves[:k]) + [self.root(leaves[k:])]
        return self.inclusion(index - k, leaves[k:]) + [self.root(leaves[:k])]

    def included(self, index, size, leaf, proof, root):
        if not 0 <= index < size or any(len(value) != 32 for value in (leaf, root, *proof)):
            return False
        fn, sn, r = index, size - 1, leaf
        for step in proof:
            if sn == 0:
                return False
            if fn % 2 == 1 or fn == sn:
                r = self.node(step, r)
                while fn % 2 == 0 and fn != 0:
                    fn, sn = fn >> 1, sn >> 1
            else:
                r = self.node(r, step)
            fn, sn = fn >> 1, sn >> 1
        return sn == 0 and r == root

    def consistency(self, size, leaves, whole=True):
        """The proof that the first `size` leaves are the beginning of these."""
        if size == len(leaves):
            return [] if whole else [self.root(leaves)]
        k = _split(len(leaves))
        if size <= k:
            return self.consistency(size, leaves[:k], whole) + [self.root(leaves[k:])]
        return self.consistency(size - k, leaves[k:], False) + [self.root(leaves[:k])]

    def consistent(self, m, n, proof, first_root, second_root):
        if not 0 < m <= n or any(len(value) != 32 for value in (first_root, second_root, *proof)):
            return False
        if m == n:
            return not proof and first_root == second_root
        if not proof:
            return False
        steps = list(proof) if m & (m - 1) else [first_root, *proof]
        fn, sn = m - 1, n - 1
        while fn % 2 == 1:
            fn, sn = fn >> 1, sn >> 1
        fr = sr = steps[0]
        for step in steps[1:]:
            if sn == 0:
                return False
            if fn % 2 == 1 or fn == sn:
                fr, sr = self.node(step, fr), self.node(step, sr)
                while fn % 2 == 0 and fn != 0:
                    fn, sn = fn >> 1, sn >> 1
            else:
                sr = self.node(sr, step)
            fn, sn = fn >> 1, sn >> 1
        return sn == 0 and fr == first_root and sr == second_root


def _split(n):
    """The largest power of two below n."""
    return 1 << ((n - 1).bit_length() - 1)


def tile_path(level, index, width=TILE):
    """`level` is a number or "entries"."""
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    partial = "" if width == TILE else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{partial}"


def to_bundle(entries):
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def parse_bundle(data):
    """The entries of a bundle, or None if the bytes do not end where an entry does."""
    entries, at = [], 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at:at + 2], "big")
        if at + 2 > len(data) or end > len(data):
            return None
        entries.append(data[at + 2:end])
        at = end
    return entries
