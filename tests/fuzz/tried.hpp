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

inline Tried refused() { return {Tried::End::kProblems}; }
inline Tried accepted() { return {Tried::End::kAccepted}; }
inline Tried wrong(std::string what) { return {Tried::End::kAccepted, std::move(what)}; }

struct Sample {
  std::string name;  // of its file
  std::string input;
};

}  // namespace renmian::fuzz
