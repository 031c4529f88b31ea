#include "api/service/on_record.hpp"

#include "engine/case/journal.hpp"

namespace renmian {

void put_on_record(Runtime& runtime, FilePart what, PersonId subject, const Actor& by) {
  runtime.journal().record(Reading{what, subject, by.id, runtime.desk().clock().now()});
}

void put_on_record(Runtime& runtime, RegisterName kept_in, const std::vector<std::string>& ids, const Actor& by) {
  const auto now = runtime.desk().clock().now();
  std::vector<RegisterChanged> changes;
  for (const auto& id : ids) changes.push_back({kept_in, id, by.id, now});
  runtime.journal().record_all<RegisterChanged>(changes);
}

void put_on_record(Runtime& runtime, std::string_view procedure, const std::string& policy_digest, const Actor& by,
                   std::optional<Line> approved_by) {
  runtime.journal().record(PolicyChanged{std::string(procedure), policy_digest, by.id, runtime.desk().clock().now(),
                                         std::move(approved_by)});
}

void count_unknown_caller(Runtime& runtime, std::string_view route) {
  const auto now = runtime.desk().clock().now();
  runtime.journal().count(
      Refused{.code = "not-authorised", .command = std::string(route), .first_at = now, .last_at = now});
}

}  // namespace renmian
