// Runs the program itself as a person at a terminal would. The binary is the one that RENMIAN_BINARY names: the
// environment variable, else the compile definition.
#pragma once

#include <sys/wait.h>

#include <boost/json/parse.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "tests/support/databases.hpp"

namespace renmian::test {

struct Ran {
  int status = -1;
  std::string out;
  std::string err;

  // What was written with --json; throws if it is not one JSON document.
  boost::json::value json() const { return boost::json::parse(out); }
};

inline std::string file_content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// An installation of its own: a folder with a database, a key and nothing else.
class Installation {
 public:
  // `arguments` as typed in a shell that stands in the folder; `before` stands before the program's name.
  Ran run(const std::string& arguments, const std::string& before = {}) const {
    const auto errors = folder() / "stderr";
    const auto command = "cd '" + folder().string() + "' && env -u LC_ALL -u LC_MESSAGES -u LANG " + before + " '" +
                         binary() + "' " + arguments + " 2>'" + errors.string() + "'";
    auto* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("popen");
    Ran ran;
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) ran.out += static_cast<char>(c);
    const int status = pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ran.err = file_content(errors);
    return ran;
  }

  const std::filesystem::path& folder() const { return folder_.path(); }
  std::string database() const { return "sqlite:" + (folder() / "var/renmian.db").string(); }

 private:
  static std::string binary() {
    const char* set = std::getenv("RENMIAN_BINARY");
    return set != nullptr ? set : RENMIAN_BINARY;
  }

  TemporaryFolder folder_;
};

// With a person, a post and a case that stands at the analysis: nothing recorded yet but the need. The clock stood at
// 2025-03-03 then, so that any later time may follow.
class InstallationWithCase : public Installation {
 public:
  InstallationWithCase() {
    std::filesystem::copy_file(RENMIAN_TEST_DATA "/forms/valid_03_minimal_bom.lrmx", folder() / "form.lrmx");
    std::ofstream(folder() / "start.jsonl") << R"({"at": "2025-03-03T01:00:00.000000Z"}
{"actor": "handler", "id": "zzb-001", "role": "cadre_section", "unit": "组织部"}
{"unit": "stat", "name": "示例市统计局"}
{"post": "director", "unit": "stat", "title": "局长", "level": "division_head", "kind": "head", "system": "appointed"}
{"import": ["form.lrmx"], "as": ["zhao"]}
{"batch": "spring", "title": "春季批次"}
{"open": "zhao", "person": "zhao", "post": "director", "batch": "spring", "need": "局长退休", "by": "handler"}
)";
    const auto migrated = run("migrate");
    const auto played = run("scenario start.jsonl");
    if (migrated.status != 0 || played.status != 0) throw std::runtime_error(migrated.err + played.out + played.err);
    case_id_ = first_id("case list --json");
    batch_id_ = first_id("batch list --json");
    person_id_ = first_id("person list --json");
    post_id_ = first_id("post list --json");
  }

  const std::string& case_id() const { return case_id_; }
  const std::string& batch_id() const { return batch_id_; }
  const std::string& person_id() const { return person_id_; }
  const std::string& post_id() const { return post_id_; }

 private:
  std::string first_id(const std::string& list) const {
    return std::string(std::string_view(run(list).json().at(0).at("id").as_string()));
  }

  std::string case_id_, batch_id_, person_id_, post_id_;
};

}  // namespace renmian::test
