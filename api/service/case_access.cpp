#include "api/service/case_access.hpp"

#include "engine/procedure/position.hpp"

namespace renmian {
namespace {

template <class Source>
std::shared_ptr<const LoadedCase> unless_erased(Desk& desk, const Source& source) {
  try {
    return desk.load(source);
  } catch (const Fault& fault) {
    if (fault.code() != "payload-erased") throw;
    return nullptr;
  }
}

boost::system::result<CaseToRead, Problem> to_read(Desk& desk, std::shared_ptr<const LoadedCase> loaded, CaseId id,
                                                   const Actor& actor, std::string_view act) {
  if (loaded == nullptr) {
    const auto row = case_for(desk, id, actor, act);
    if (!row) return row.error();
    return CaseToRead{row->about.person, nullptr};
  }
  if (auto lacking = lacks_right(desk, actor, act, desk.subject_of(*loaded))) return std::move(*lacking);
  return CaseToRead{loaded->about ? loaded->about->person : PersonId{}, std::move(loaded)};
}

}  // namespace

Subject subject_of(const CaseRow& row) {
  const auto& about = row.about;
  Subject subject{.case_id = about.id,
                  .procedure = about.procedure,
                  .state = split_position(row.position).state,
                  .unit = about.unit,
                  .level = about.level};
  if (about.person != PersonId{}) subject.person = about.person;
  return subject;
}

boost::system::result<CaseRow, Problem> case_for(Desk& desk, CaseId id, const Actor& actor, std::string_view act) {
  const auto row = desk.store().case_row(id);
  if (!row) return not_there();
  if (auto lacking = lacks_right(desk, actor, act, subject_of(*row))) return std::move(*lacking);
  return *row;
}

boost::system::result<CaseToRead, Problem> case_to_read(Desk& desk, CaseId id, const Actor& actor,
                                                        std::string_view act) {
  return to_read(desk, unless_erased(desk, id), id, actor, act);
}

boost::system::result<CaseToRead, Problem> case_to_read(Desk& desk, std::span<const StoredEvent> events,
                                                        const Actor& actor, std::string_view act) {
  return to_read(desk, unless_erased(desk, events), events.front().case_id, actor, act);
}

}  // namespace renmian
