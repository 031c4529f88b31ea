// unit list, post list
#include <map>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

struct UnitList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出单位", "list units"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    const auto units = session.store().units();
    std::vector<std::vector<std::string>> rows;
    for (const auto& unit : units) rows.push_back({to_string(unit.id), unit.name.value});
    return session.show(write_described(units), table(rows));
  }
};

struct PostList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出职位", "list posts"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    std::map<UnitId, std::string> unit_names;
    for (const auto& unit : session.store().units()) unit_names[unit.id] = unit.name;
    const auto posts = session.store().posts();
    std::vector<std::vector<std::string>> rows;
    for (const auto& post : posts) {
      rows.push_back({to_string(post.id), unit_names[post.unit], post.title.value,
                      boost::describe::enum_to_string(post.level, ""), boost::describe::enum_to_string(post.kind, "")});
    }
    return session.show(write_described(posts), table(rows));
  }
};

}  // namespace

void add_register_commands(CLI::App& app, Invocation& invocation) {
  add_command<UnitList>(*add_group(app, "unit", {"单位", "units"}), invocation);
  add_command<PostList>(*add_group(app, "post", {"职位", "posts"}), invocation);
}

}  // namespace renmian
