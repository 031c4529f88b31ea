// What the fuzzers try with one input: any bytes as the data of any command on a case in any position.
//
//   byte 0   which procedure, byte 1 which of its commands, byte 2 how far its case has come; each modulo their number
//   rest     JSON: the data of the command
//
// or, if byte 0 is kTrailInput, a text for the readers of the trail, see trail_input.hpp, or, if it is kHttpInput, what
// comes from the network, see http_input.hpp.
//
// The cases follow the lawful courses (tests/exploration) at a desk on the memory store and are kept as they stood
// after each step. Of every input must be true:
//
//   it is no JSON, or its problems are told, or the command is judged; nothing is thrown but a Fault
//   what was read and written is read again and written the same, in canonical form
//   the event of the judgement has the profile of event bodies (RFC 8785) and is read as it was written
//   a command that is accepted leads, read again from the events, to the same case
//
// One thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tests/fuzz/tried.hpp"

namespace renmian::fuzz {

// Throws what the engine throws, but for Faults.
Tried try_input(std::span<const std::uint8_t> input);

// One input for each command: its lawful data at the moment of its course, or for the commands of no course the least
// data its schema accepts. In the order of the procedures and their commands, each command once. Then trail_samples()
// and http_samples().
std::vector<Sample> samples();

}  // namespace renmian::fuzz
