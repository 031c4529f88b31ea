// quota set | list
#include "api/service/quota.hpp"

#include <fmt/format.h>

#include <map>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

std::vector<std::string> heads(const Session& session) {
  const auto in = [&](const Words& words) { return session.in_words(words); };
  return {in({"单位", "unit"}),   in({"层次", "level"}),    in({"核定", "authorised"}),
          in({"已用", "in use"}), in({"预留", "reserved"}), in({"空缺", "vacant"})};
}

std::vector<std::string> row_of(const QuotaStanding& standing, const std::string& unit_name) {
  const auto& line = standing.line;
  return {unit_name,
          boost::describe::enum_to_string(line.level, ""),
          std::to_string(line.authorised.value),
          std::to_string(line.in_use.value),
          std::to_string(standing.reserved),
          std::to_string(standing.vacant())};
}

// What is told beside the numbers where they do not suffice.
std::string warnings_of(const QuotaSet& set, Language language) {
  std::string text;
  if (const auto vacant = set.standing.vacant(); vacant < 0) {
    text += Text{fmt::format("超职数 {}\n", -vacant), fmt::format("over quota by {}\n", -vacant)}.in(language);
  }
  for (const auto& id : set.over_quota) {
    text += Text{fmt::format("在办事项无职数可留，属超职数：{}\n", to_string(id)),
                 fmt::format("no vacancy left for a case under way, which is over quota: {}\n", to_string(id))}
                .in(language);
  }
  return text;
}

struct QuotaList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出领导职数", "list the quotas of leadership posts"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    std::map<UnitId, std::string> unit_names;
    for (const auto& unit : session.store().units()) unit_names[unit.id] = unit.name;
    json::array views;
    std::vector<std::vector<std::string>> rows{heads(session)};
    for (const auto& standing : session.store().quota_standings()) {
      views.push_back(quota_view(standing));
      rows.push_back(row_of(standing, unit_names[standing.line.unit]));
    }
    return session.show(views, table(rows));
  }
};

struct QuotaSetLine {
  static constexpr const char* name = "set";
  static constexpr Words help{"登记领导职数", "set the quota of a unit's leadership posts of one level"};
  QuotaLine line;

  void options(CLI::App& app) {
    add_id(app, "--unit", line.unit, {"单位编号", "id of the unit"})->required();
    add_code(app, "--level", line.level, {"职务层次", "level"})->required();
    app.add_option("--authorised", line.authorised.value, both({"核定职数", "how many are authorised"}))->required();
    app.add_option("--in-use", line.in_use.value, both({"已配备数", "how many are in use"}))->required();
  }

  ExitStatus run(Session& session) {
    // Read as any other input would be, so that the same numbers are refused.
    const auto checked = read_described<QuotaLine>(write_described(line));
    if (!checked) return session.refuse(checked.error());
    const auto set = set_quota(session.desk(), *checked, session.actor());
    if (!set) return session.refuse(set.error());
    put_on_record(session.runtime(), RegisterName::quota, to_string(checked->unit), session.actor());
    const auto unit = session.store().unit(checked->unit);
    return session.show(quota_view(*set), table({heads(session), row_of(set->standing, unit ? unit->name.value : "")}) +
                                              warnings_of(*set, session.language()));
  }
};

}  // namespace

void add_quota_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "quota", {"领导职数", "quotas of leadership posts"});
  add_command<QuotaList>(group, invocation);
  add_command<QuotaSetLine>(group, invocation);
}

}  // namespace renmian
