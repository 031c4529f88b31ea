// The one reader of JSON input: I-JSON (RFC 7493), where two readers can never see two different documents.
//
// Refused, besides bad syntax: the same member twice (also when one is spelled with escapes), lone surrogates, invalid
// UTF-8, a byte order mark, NaN and Infinity, numbers outside the range of a double, integers beyond ±(2^53 - 1) (also
// as 1e20, which canonical JSON writes in digits), text after the value, nesting deeper than `max_depth`.
//
// The Problem names the byte (from 0) in its message and the JSON pointer of the innermost value begun as its place.
// Codes: "json-syntax", "json-duplicate-member", "json-encoding", "json-number", "json-trailing-text", "json-too-deep".
// Any thread.
#pragma once

#include <boost/json/value.hpp>
#include <boost/system/result.hpp>
#include <cstddef>
#include <string_view>

#include "engine/base/problem.hpp"

namespace renmian {

inline constexpr std::size_t kMaxJsonDepth = 32;

boost::system::result<boost::json::value, Problem> parse_strict(std::string_view text,
                                                                std::size_t max_depth = kMaxJsonDepth);

}  // namespace renmian
