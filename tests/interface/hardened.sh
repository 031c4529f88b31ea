#!/usr/bin/env bash
# hardened.sh PROGRAM...: each is position-independent, has its relocations read-only before it begins (full RELRO), a
# stack that cannot be executed and that is guarded, and calls of the C library that check bounds where the build
# optimizes.
set -euo pipefail
status=0
for program in "$@"; do
  lacks() { echo "$program lacks $1"; status=1; }
  head=$(readelf --wide --file-header --program-headers --dynamic "$program")
  symbols=$(readelf --wide --dyn-syms "$program")
  grep -q 'Type:.*DYN' <<< "$head" || lacks "position independence (-fPIE -pie)"
  grep -q 'FLAGS_1.*PIE' <<< "$head" || lacks "the mark of a position-independent program (-pie)"
  grep -q 'GNU_RELRO' <<< "$head" || lacks "read-only relocations (-z relro)"
  grep -Eq 'BIND_NOW|FLAGS_1.*NOW' <<< "$head" || lacks "binding at the start (-z now)"
  grep -Eq 'GNU_STACK .* RW +0x' <<< "$head" || lacks "a stack that cannot be executed (-z noexecstack)"
  grep -q '__stack_chk_fail' <<< "$symbols" || lacks "guards of the stack (-fstack-protector-strong)"
  [ -n "${UNOPTIMIZED:-}" ] || grep -Eq '__[a-z]+_chk@' <<< "$symbols" || lacks "checked calls (-D_FORTIFY_SOURCE=2)"
done
exit $status
