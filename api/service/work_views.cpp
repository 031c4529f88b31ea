#include "api/service/work_views.hpp"

#include "engine/data/writer.hpp"

namespace renmian {

namespace json = boost::json;

json::object due_view(const DueRow& row) {
  const auto& item = row.item;
  return {{"case", to_string(row.case_id)},
          {"code", item.code},
          {"kind", item.kind == DueItem::Kind::kWork ? "work" : "clock"},
          {"command", item.command},
          {"role", item.role},
          {"assignee", item.assignee.empty() ? json::value(nullptr) : json::value(json::string(item.assignee))},
          {"since", to_string(item.since)},
          {"due", write_described(item.due)},
          {"urged", item.urged}};
}

json::array due_views(const std::vector<DueRow>& rows) {
  json::array views;
  for (const auto& row : rows) views.push_back(due_view(row));
  return views;
}

json::object followed_view(const Followed& followed) {
  json::array moved, unreadable;
  for (const auto& deadline : followed.moved) {
    moved.push_back({{"case", to_string(deadline.case_id)},
                     {"code", deadline.code},
                     {"before", write_described(deadline.before)},
                     {"now", write_described(deadline.now)}});
  }
  for (const auto& id : followed.unreadable) unreadable.push_back(json::string(to_string(id)));
  return {{"events", followed.events}, {"moved", std::move(moved)}, {"unreadable", std::move(unreadable)}};
}

}  // namespace renmian
