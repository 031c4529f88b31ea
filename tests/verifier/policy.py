"""Whom to believe (C2SP tlog-policy), and one comment line of our own."""
from typing import NamedTuple

from note import COSIGNATURE, parse_vkey

ALL_LOG_KEYS = "# require-all-log-keys"


class PolicyError(ValueError):
    pass


class Policy(NamedTuple):
    logs: list
    witnesses: dict  # name: key
    groups: dict  # name: (needed, members)
    quorum: str
    all_log_keys: bool

    def keys(self):
        return [*self.logs, *self.witnesses.values()]

    def problem(self, checkpoint, forgiving_witnesses=False):
        """Why this checkpoint is not good, None if it is."""
        log_keys = [key for key in self.logs if key.name == checkpoint.origin]
        if not log_keys:
            return f"no key of the log {checkpoint.origin} is known"
        for key, good, _ in checkpoint.signatures:
            if not good and not (forgiving_witnesses and key in self.witnesses.values()):
                return f"the signature of {key.name} is wrong"
        signed = {key for key, _, _ in checkpoint.signatures}
        unsigned = [key for key in log_keys if key not in signed]
        if len(unsigned) == len(log_keys) or (unsigned and self.all_log_keys):
            return f"not signed by {unsigned[0].vkey}"
        return None

    def met(self, names, wanted=None):
        """Whether these witnesses suffice."""
        wanted = wanted or self.quorum
        if wanted == "none":
            return True
        if wanted in self.witnesses:
            return wanted in names
        needed, members = self.groups[wanted]
        return sum(self.met(names, member) for member in members) >= needed


def parse_policy(data):
    if not data.endswith(b"\n") or any(byte < 32 and byte not in b"\t\n" or byte == 127 for byte in data):
        raise PolicyError("characters that a policy cannot have")
    policy = Policy([], {}, {}, "", False)
    members = set()
    for number, line in enumerate(data.decode("utf-8", "surrogateescape").split("\n"), 1):
        try:
            policy = _with_line(policy, line.strip(" \t"), members)
        except ValueError as error:
            raise PolicyError(f"line {number}: {error}") from None
    if not policy.quorum:
        raise PolicyError("no quorum")
    # A log and the one that continues it may have one key, under two names.
    logs = {(key.name, key.public) for key in policy.logs}
    witnesses = {key.public for key in policy.witnesses.values()}
    if (len(logs) != len(policy.logs) or len(witnesses) != len(policy.witnesses)
            or witnesses & {public for _, public in logs}):
        raise PolicyError("a key occurs twice")
    return policy


def _with_line(policy, line, members):
    if line.startswith("#"):
        return policy._replace(all_log_keys=policy.all_log_keys or line == ALL_LOG_KEYS)
    match line.replace("\t", " ").split():
        case []:
            pass
        case ["log", vkey] | ["log", vkey, _]:
            policy.logs.append(_key(vkey, cosigns=False))
        case ["witness", name, vkey] | ["witness", name, vkey, _]:
            policy.witnesses[_new_name(policy, name)] = _key(vkey, cosigns=True)
        case ["group", name, threshold, *group] if group:
            for member in group:
                if member not in policy.witnesses and member not in policy.groups or member in members:
                    raise PolicyError(f"member {member}")
                members.add(member)
            if threshold not in ("any", "all") and not (threshold.isascii() and threshold.isdecimal()):
                raise PolicyError("threshold")
            needed = {"any": 1, "all": len(group)}.get(threshold) or int(threshold)
            if not 1 <= needed <= len(group) or threshold.startswith(("0", "+")):
                raise PolicyError("threshold")
            policy.groups[_new_name(policy, name)] = needed, group
        case ["quorum", name] if not policy.quorum:
            if name != "none" and name not in policy.witnesses and name not in policy.groups:
                raise PolicyError(f"quorum {name}")
            return policy._replace(quorum=name)
        case _:
            raise PolicyError("no line of a policy")
    return policy


def _new_name(policy, name):
    if name == "none" or name in policy.witnesses or name in policy.groups:
        raise PolicyError(f"name {name}")
    return name


def _key(vkey, cosigns):
    key = parse_vkey(vkey)
    if (key.type == COSIGNATURE) != cosigns:
        raise PolicyError("a key of the wrong type")
    return key
