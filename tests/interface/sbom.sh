#!/usr/bin/env bash
# sbom.sh SCRIPT PROGRAM...: the bill of materials is CycloneDX 1.5, names every library that a program loads with its
# package and version, and no tool of the tests.
set -euo pipefail
script=$1
shift
bill=$("$script" "$@")
for program in "$@"; do ldd "$program"; done | grep -o '/[^ ]* (0x' | cut -d' ' -f1 | sort -u > "${TMPDIR:-/tmp}/sbom-libraries.$$"
trap 'rm -f "${TMPDIR:-/tmp}/sbom-libraries.$$"' EXIT
BILL=$bill python3 - "${TMPDIR:-/tmp}/sbom-libraries.$$" "$@" << 'CHECKS'
import json
import os
import re
import subprocess
import sys
from urllib.parse import unquote

bill = json.loads(os.environ["BILL"])
libraries = open(sys.argv[1]).read().split()
programs = [os.path.basename(path) for path in sys.argv[2:]]
assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.5", 1)
assert [one["name"] for one in bill["metadata"]["component"]["components"]] == programs

components = bill["components"]
names = {one["name"] for one in components}
assert len(names) == len(components), "a package stands there twice"
installed = dict(line.split() for line in subprocess.run(
    ["dpkg-query", "--show", "--showformat", "${Package} ${Version}\n", *names],
    check=True, capture_output=True, text=True).stdout.splitlines())
for one in components:
    name, version = re.fullmatch(r"pkg:deb/debian/([^@]+)@(.+)", one["purl"]).groups()
    assert one["type"] == "library" and one["bom-ref"] == one["name"] == name, one
    assert one["version"] == unquote(version) == installed[name], one

named = {at["location"] for one in components for at in one.get("evidence", {}).get("occurrences", [])}
assert len(libraries) > 5 and named == set(libraries), named ^ set(libraries)
assert {"libc6", "libboost1.81-dev", "libcli11-dev", "libtomlplusplus-dev"} <= names, names
assert not names & {"libgtest-dev", "libgmock-dev", "cmake", "nodejs"}, names
known = names | {"programs", *programs}
for one in bill["dependencies"]:
    assert {one["ref"], *one["dependsOn"]} <= known, one
assert {one["ref"] for one in bill["dependencies"]} == {"programs", *programs}
CHECKS
if "$script" /nonexistent/program > /dev/null 2>&1; then
  echo "a program that is not there has a bill" >&2
  exit 1
fi
