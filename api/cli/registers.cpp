// unit list | add, post list | add
#include <map>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/office.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

std::vector<std::string> row_of(const Unit& unit) { return {to_string(unit.id), unit.name.value}; }

std::vector<std::string> row_of(const Post& post, const std::string& unit_name) {
  return {to_string(post.id), unit_name, post.title.value, boost::describe::enum_to_string(post.level, ""),
          boost::describe::enum_to_string(post.kind, "")};
}

struct UnitList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出单位", "list units"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    const auto units = session.store().units();
    std::vector<std::vector<std::string>> rows;
    for (const auto& unit : units) rows.push_back(row_of(unit));
    return session.show(write_described(units), table(rows));
  }
};

struct UnitAdd {
  static constexpr const char* name = "add";
  static constexpr Words help{"登记单位", "add a unit"};
  UnitToAdd what;
  std::string key;

  void options(CLI::App& app) {
    app.add_option("--name", what.name.value, both({"单位名称", "name"}))->required();
    add_id(app, "--parent", what.parent, {"上级单位编号", "id of the unit it belongs to"});
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    // Read as any other input would be, so that the same names are refused.
    const auto checked = read_described<UnitToAdd>(write_described(what));
    if (!checked) return session.refuse(checked.error());
    const auto unit = add_unit(session.desk(), *checked, session.actor(), key);
    if (!unit) return session.refuse(unit.error());
    put_on_record(session.runtime(), RegisterName::units, to_string(unit->id), session.actor());
    return session.show(write_described(*unit), table({row_of(*unit)}));
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
    for (const auto& post : posts) rows.push_back(row_of(post, unit_names[post.unit]));
    return session.show(write_described(posts), table(rows));
  }
};

struct PostAdd {
  static constexpr const char* name = "add";
  static constexpr Words help{"登记职位", "add a post"};
  PostToAdd what;
  PostSystem system = PostSystem::appointed;
  bool special = false;
  std::string key;

  void options(CLI::App& app) {
    add_id(app, "--unit", what.unit, {"所属单位编号", "id of its unit"})->required();
    app.add_option("--title", what.title.value, both({"职务名称", "title"}))->required();
    add_code(app, "--level", what.level, {"职务层次", "level"})->required();
    add_code(app, "--kind", what.kind, {"正职、副职或内设机构领导职务", "head, deputy or internal"})->required();
    add_code(app, "--system", system, {"任用方式，默认委任", "how it is filled; appointed unless told"});
    app.add_flag("--special", special, both({"特殊岗位", "special post"}));
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    what.system = system;
    what.special = special;
    const auto checked = read_described<PostToAdd>(write_described(what));
    if (!checked) return session.refuse(checked.error());
    const auto post = add_post(session.desk(), *checked, session.actor(), key);
    if (!post) return session.refuse(post.error());
    put_on_record(session.runtime(), RegisterName::posts, to_string(post->id), session.actor());
    const auto unit = session.store().unit(post->unit);
    return session.show(write_described(*post), table({row_of(*post, unit ? unit->name.value : "")}));
  }
};

}  // namespace

void add_register_commands(CLI::App& app, Invocation& invocation) {
  auto& units = *add_group(app, "unit", {"单位", "units"});
  add_command<UnitList>(units, invocation);
  add_command<UnitAdd>(units, invocation);
  auto& posts = *add_group(app, "post", {"职位", "posts"});
  add_command<PostList>(posts, invocation);
  add_command<PostAdd>(posts, invocation);
}

}  // namespace renmian
