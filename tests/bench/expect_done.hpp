// Loads are lawful: a refusal means that nothing sensible was measured.
#pragma once

#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "engine/case/answer.hpp"

namespace renmian::bench {

// Throws std::runtime_error with the refusal if it is one.
inline void expect_done(const Answer& answer) {
  if (const auto* refusal = std::get_if<Refusal>(&answer)) {
    throw std::runtime_error("refused: " + boost::json::serialize(to_json(*refusal)));
  }
}

}  // namespace renmian::bench
