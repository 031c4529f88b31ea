// What reading and checking a form finds, each with the place where it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "adapters/forms/cadre_form.hpp"
#include "engine/base/problem.hpp"

namespace renmian::forms {

// A place in the file, for programs and in words.
struct Place {
  std::string path;  // "/Person/JianLi line 3"
  std::string zh;    // "简历第 3 行"
};

Place whole_file();
Place file_line(std::size_t line);
Place at(std::string_view element);  // a child of <Person>
Place resume_line(std::size_t line);
Place family_item(std::size_t number, std::string_view element = {});
Place child(const Place& parent, const ElementInfo& info);

// Lists no more than 500 errors and 500 warnings, so that a hostile file does not fill the memory.
class Findings {
 public:
  explicit Findings(std::string_view file_name);

  void error(std::string_view code, const Place& place, const Text& why) { add(errors_, code, place, why); }
  void warning(std::string_view code, const Place& place, const Text& why) { add(warnings_, code, place, why); }

  const Problems& errors() const { return errors_; }
  const Problems& warnings() const { return warnings_; }

 private:
  void add(Problems& to, std::string_view code, const Place& place, const Text& why) const;

  static constexpr std::size_t kMost = 500;

  std::string file_name_;  // with identity numbers masked: file names carry them, and messages are logged
  Problems errors_;
  Problems warnings_;
};

}  // namespace renmian::forms
