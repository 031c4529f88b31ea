// person record show | set | draft, person kin list | set
#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <utility>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/on_record.hpp"
#include "api/service/person_record.hpp"
#include "api/service/person_record_draft.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

CLI::Option* add_person(CLI::App& app, PersonId& id) {
  return add_id(app, "PERSON", id, {"人员编号", "id of the person"})->required();
}

CLI::Option* add_file(CLI::App& app, std::string& file) {
  return app
      .add_option("--file", file,
                  both({"内容：文件、-（标准输入）或 JSON", "data: a file, - (standard input) or JSON"}))
      ->required();
}

// What the argument holds, as a described struct.
template <class T>
boost::system::result<T, Problems> read_argument(const std::string& file) {
  const auto json = json_argument(file);
  if (!json) return json.error();
  return read_described<T>(*json);
}

// JSON for a person to edit: what holds anything has a line for each part.
void lay_out(const json::value& value, const std::string& line, std::string& text) {
  const auto inner = line + "  ";
  const auto* separator = "";
  const auto* array = value.if_array();
  const auto* object = value.if_object();
  if (array != nullptr && !array->empty()) {
    text += "[";
    for (const auto& element : *array) {
      text += std::exchange(separator, ",") + inner;
      lay_out(element, inner, text);
    }
    text += line + "]";
  } else if (object != nullptr && !object->empty()) {
    text += "{";
    for (const auto& [name, member] : *object) {
      text += std::exchange(separator, ",") + inner + json::serialize(name) + ": ";
      lay_out(member, inner, text);
    }
    text += line + "}";
  } else {
    text += json::serialize(value);
  }
}

std::string laid_out(const json::value& value) {
  std::string text;
  lay_out(value, "\n", text);
  return text + "\n";
}

struct RecordShow {
  static constexpr const char* name = "show";
  static constexpr Words help{"查看登记的干部信息", "show what the register knows of a person"};
  PersonId id;

  void options(CLI::App& app) { add_person(app, id); }

  ExitStatus run(Session& session) {
    const auto kept = session.store().person_record(id);
    if (!kept) {
      return session.refuse(
          {"no-person-record", to_string(id), {"登记中没有该干部的信息", "the register has no record of this person"}});
    }
    put_on_record(session.runtime(), FilePart::record, id, session.actor());
    return session.show(write_described(*kept), laid_out(write_described(kept->record)));
  }
};

struct RecordSet {
  static constexpr const char* name = "set";
  static constexpr Words help{"登记干部信息", "put what is known of a person into the register"};
  PersonId id;
  std::string file;

  void options(CLI::App& app) {
    add_person(app, id);
    add_file(app, file);
  }

  ExitStatus run(Session& session) {
    const auto record = read_argument<PersonRecord>(file);
    if (!record) return session.refuse(record.error());
    const auto kept = save_person_record(session.desk(), id, *record, session.actor());
    if (!kept) return session.refuse(kept.error());
    put_on_record(session.runtime(), RegisterName::person_records, to_string(id), session.actor());
    return session.show(write_described(*kept),
                        fmt::format("{}  {}\n", to_string(kept->person), time_in_china(kept->as_of)));
  }
};

// The record goes to standard output, ready to be completed in a file; what to complete goes beside it.
struct RecordDraft {
  static constexpr const char* name = "draft";
  static constexpr Words help{"由任免审批表起草干部信息，供补充",
                              "draft a person's record from the form, to be completed"};
  PersonId id;

  void options(CLI::App& app) { add_person(app, id); }

  ExitStatus run(Session& session) {
    const auto today = date_in_china(session.desk().clock().now());
    const auto draft = draft_person_record(session.store(), id, today);
    if (!draft) return session.refuse(draft.error());
    put_on_record(session.runtime(), FilePart::form, id, session.actor());
    std::string to_complete;
    for (const auto& note : draft->notes) {
      to_complete += fmt::format("{}  {}\n", note.place, note.message.in(session.language()));
    }
    session.remark(to_complete);
    return session.show(draft_view(*draft), laid_out(draft->record));
  }
};

std::vector<std::string> row_of(const TieToStaff& tie) {
  return {tie.staff.value, boost::describe::enum_to_string(tie.relation, "")};
}

std::string text_of(const TiesToStaff& ties) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& tie : ties.items) rows.push_back(row_of(tie));
  return table(rows);
}

struct KinList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出与工作人员的亲属关系", "list the members of staff a person is related to"};
  PersonId id;

  void options(CLI::App& app) { add_person(app, id); }

  ExitStatus run(Session& session) {
    if (!session.store().person(id)) {
      return session.refuse({"no-such-person", to_string(id), {"没有这个人员", "there is no such person"}});
    }
    put_on_record(session.runtime(), FilePart::kin, id, session.actor());
    const auto ties = ties_of(session.store(), id);
    return session.show(write_described(ties), text_of(ties));
  }
};

struct KinSet {
  static constexpr const char* name = "set";
  static constexpr Words help{"登记与工作人员的亲属关系，代替原有的",
                              "set the members of staff a person is related to"};
  PersonId id;
  std::string file;

  void options(CLI::App& app) {
    add_person(app, id);
    add_file(app, file);
  }

  ExitStatus run(Session& session) {
    const auto ties = read_argument<TiesToStaff>(file);
    if (!ties) return session.refuse(ties.error());
    if (const auto bad = save_ties(session.desk(), id, *ties, session.actor()); !bad.empty())
      return session.refuse(bad);
    put_on_record(session.runtime(), RegisterName::kin, to_string(id), session.actor());
    return session.show(write_described(*ties), text_of(*ties));
  }
};

}  // namespace

void add_person_record_commands(CLI::App& people, Invocation& invocation) {
  auto& record = *add_group(people, "record", {"干部信息", "what is known of a person"});
  add_command<RecordShow>(record, invocation);
  add_command<RecordSet>(record, invocation);
  add_command<RecordDraft>(record, invocation);
  auto& kin = *add_group(people, "kin", {"亲属关系", "ties to members of staff"});
  add_command<KinList>(kin, invocation);
  add_command<KinSet>(kin, invocation);
}

}  // namespace renmian
