// What is known of one erasure: the fold of its commands.
#pragma once

#include "engine/procedure/standing.hpp"
#include "workflows/erasure/commands.hpp"

namespace renmian::erasure {

struct Facts {
  StandingFacts standing;
  Line handler;  // staff number of who asked for it
  std::optional<RequestErasure> requested;
  std::optional<Line> approver;  // staff number
  std::optional<CivilDate> approved_on;
  std::optional<Paragraph> rejected_because;
  std::optional<CarryOutErasure> carried_out;
  BOOST_DESCRIBE_CLASS(Facts, (), (standing, handler, requested, approver, approved_on, rejected_because, carried_out),
                       (), ())
};

}  // namespace renmian::erasure
