// A moment of the log as it is typed: an index ("1234": after that entry), a day of China ("2026-03-01": its end), a
// minute of China ("2026-03-01 09:30": its beginning), or a time in UTC as the log writes it.
#pragma once

#include "api/cli/commands.hpp"

namespace renmian {

std::optional<Moment> parse_moment(const std::string& text);

// The time of a moment; nothing if the log has no such entry.
std::optional<Timestamp> time_of(Store& store, const Moment& moment);

// An option that takes only what parse_moment can read.
CLI::Option* add_moment(CLI::App& app, const std::string& flags, std::string& text, const Words& help);

}  // namespace renmian
