#include "api/service/may.hpp"

namespace renmian {

Problem not_there() { return {std::string(kUnknownToCaller), "", {"没有编号为此的资源", "nothing has this id"}}; }

std::optional<Problem> lacks_right(Desk& desk, const Actor& actor, std::string_view act, const Subject& subject) {
  if (desk.access() == nullptr) return std::nullopt;
  const auto decision = desk.access()->decide(actor, act, subject, desk.clock().now());
  switch (decision.kind) {
    case Decision::Kind::kAllowed:
      return std::nullopt;
    case Decision::Kind::kUnknown:
      // There is nothing to hide: who asks has no account here, or no right at all.
      if (!subject.case_id && !subject.unit && !subject.person) {
        return Problem{
            std::string(kNotAllowed),
            "",
            {"“" + actor.id + "”没有可用的账号或授权（--actor 指明办理人）",
             "\"" + actor.id + "\" has no account here that is active, or no right (--actor says who acts)"}};
      }
      return not_there();
    case Decision::Kind::kForbidden:
      return Problem{std::string(kNotAllowed), "", decision.why};
    case Decision::Kind::kProveAgain:
      return Problem{std::string(kProofTooOld), "", decision.why};
  }
  return std::nullopt;
}

std::optional<Problem> lacks_right(Desk& desk, const Actor& actor, std::string_view act, PersonId person) {
  return lacks_right(desk, actor, act, Subject{.person = person});
}

std::optional<Problem> lacks_right(Desk& desk, const Actor& actor, std::string_view act, UnitId unit) {
  return lacks_right(desk, actor, act, Subject{.unit = unit});
}

}  // namespace renmian
