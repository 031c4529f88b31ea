// person list | show | export, and import; see person_records.cpp for what else is kept of people
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "api/cli/case_text.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/form_file.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

std::vector<std::string> row_of(const Person& person) {
  return {to_string(person.id), person.name.value, person.sex.value, person.birth_month.value,
          person.current_post.value};
}

Problem no_such_person(PersonId id) {
  return {"no-such-person", to_string(id), {"没有这个人员", "there is no such person"}};
}

struct PersonList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出人员", "list people"};
  std::string part_of_name;
  std::optional<PersonId> after;
  std::size_t limit = 100;

  void options(CLI::App& app) {
    app.add_option("--name", part_of_name, both({"姓名包含", "only names with this in them"}));
    add_id(app, "--after", after, {"从此编号之后列起", "start after this id"});
    add_limit(app, limit);
  }

  ExitStatus run(Session& session) {
    const auto people = session.store().people(part_of_name, after, limit);
    std::vector<std::vector<std::string>> rows;
    for (const auto& person : people) rows.push_back(row_of(person));
    return session.show(write_described(people), table(rows));
  }
};

struct PersonShow {
  static constexpr const char* name = "show";
  static constexpr Words help{"查看人员", "show a person"};
  PersonId id;

  void options(CLI::App& app) { add_id(app, "PERSON", id, {"人员编号", "id of the person"})->required(); }

  ExitStatus run(Session& session) {
    const auto found = session.store().person(id);
    if (!found) return session.refuse(no_such_person(id));
    put_on_record(session.runtime(), FilePart::person, id, session.actor());
    const auto& person = found->person;
    const auto in = [&](const Words& words) { return session.in_words(words); };
    return session.show(write_described(person),
                        table({{in({"编号", "id"}), to_string(person.id)},
                               {in({"姓名", "name"}), person.name.value},
                               {in({"性别", "sex"}), person.sex.value},
                               {in({"出生年月", "born"}), person.birth_month.value},
                               {in({"现任职务", "present post"}), person.current_post.value},
                               {in({"任免表摘要", "digest of the form"}), person.form_digest.value},
                               {in({"导入时间", "imported"}), time_in_china(person.imported_at)}}));
  }
};

struct PersonExport {
  static constexpr const char* name = "export";
  static constexpr Words help{"导出任免审批表（.lrmx）", "write the person's form (.lrmx)"};
  PersonId id;
  std::string file;

  void options(CLI::App& app) {
    add_id(app, "PERSON", id, {"人员编号", "id of the person"})->required();
    app.add_option("--output", file, both({"写入的文件；不得已存在", "file to write; must not exist yet"}))->required();
  }

  ExitStatus run(Session& session) {
    const auto found = session.store().person(id);
    if (!found) return session.refuse(no_such_person(id));
    if (std::filesystem::exists(file)) {
      return session.refuse(
          {"file-exists", file, {"文件已存在，不予覆盖", "the file exists already and is left as it is"}});
    }
    put_on_record(session.runtime(), FilePart::form, id, session.actor());
    std::ofstream out(file, std::ios::binary);
    out << found->form << std::flush;
    if (!out)
      throw Fault("file-not-written", {"无法写入文件“" + file + "”", "the file '" + file + "' cannot be written"});
    return session.show({{"person", to_string(id)}, {"file", file}, {"bytes", found->form.size()}}, file + "\n");
  }
};

struct Import {
  static constexpr const char* name = "import";
  static constexpr Words help{"导入任免审批表（.lrmx、.lrm）", "import forms (.lrmx, .lrm)"};
  std::vector<std::string> files;

  void options(CLI::App& app) {
    app.add_option("FILE", files,
                   both({"文件；.lrm 的照片 .pic 应在同一文件夹", "files; the .pic of an .lrm beside it"}))
        ->required();
  }

  ExitStatus run(Session& session) {
    std::vector<FormFile> forms;
    Problems unreadable;
    for (const auto& file : files) {
      auto form = read_form_file(file, file);
      if (form) {
        forms.push_back(std::move(*form));
      } else {
        std::ranges::move(form.error(), std::back_inserter(unreadable));
      }
    }
    if (!unreadable.empty()) return session.refuse(unreadable);
    const auto imported = import_forms(session.desk(), session.runtime().random(), forms, session.actor());
    if (!imported) return session.refuse(imported.error());
    std::vector<std::string> ids;
    for (const auto& form : *imported) ids.push_back(to_string(form.person.id));
    put_on_record(session.runtime(), RegisterName::persons, ids, session.actor());

    json::array views;
    std::string text;
    for (const auto& [file, person, warnings] : *imported) {
      json::array told;
      text += fmt::format("{}  {}  {}\n", file, to_string(person.id), person.name.value);
      for (const auto& warning : warnings) {
        told.push_back(to_json(warning));
        text += fmt::format("  {} {}: {}\n", session.in_words({"提示", "note"}), warning.code,
                            warning.message.in(session.language()));
      }
      views.push_back({{"file", file}, {"person", write_described(person)}, {"warnings", std::move(told)}});
    }
    return session.show(views, text);
  }
};

}  // namespace

void add_people_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "person", {"人员", "people"});
  add_command<PersonList>(group, invocation);
  add_command<PersonShow>(group, invocation);
  add_command<PersonExport>(group, invocation);
  add_person_record_commands(group, invocation);
  add_command<Import>(app, invocation);
}

}  // namespace renmian
