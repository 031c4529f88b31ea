// What became of one input of the fuzzers, and the inputs of the corpus.
#pragma once

#include <optional>
#include <string>

namespace renmian::fuzz {

struct Tried {
  enum class End { kNoJson, kProblems, kFault, kRefused, kAccepted };
  End end = End::kNoJson;
  std::optional<std::string> wrong{};  // nothing if all is as it must be
};

struct Sample {
  std::string name;  // of its file
  std::string input;
};

}  // namespace renmian::fuzz
