// One line of a scenario, read strictly: what is missing, of another type, unknown, or refers to a name that no line
// before it has bound, is a problem. Members are asked for by name, then complete() tells whether the line was right.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.hpp"

namespace renmian {

class ScenarioLine {
 public:
  ScenarioLine(std::size_t number, const boost::json::value& line);

  std::size_t number() const { return number_; }
  const std::string& kind() const { return kind_; }  // name of the first member
  bool has(std::string_view member) const { return members_.contains(member); }

  boost::json::value value(std::string_view member);  // null if it is left out
  std::string text(std::string_view member);
  std::vector<std::string> texts(std::string_view member);
  boost::json::object object(std::string_view member);  // empty if it is left out
  bool flag(std::string_view member);                   // false if it is left out

  // What the text of `member` names.
  template <class Thing>
  Thing named(std::string_view member, const std::map<std::string, Thing>& things) {
    const auto thing = things.find(text(member));
    if (thing != things.end()) return thing->second;
    wrong("scenario-name", member);
    return {};
  }

  template <class Enum>
  Enum choice(std::string_view member) {
    Enum value{};
    if (!boost::describe::enum_from_string(text(member).c_str(), value)) wrong("scenario-value", member);
    return value;
  }

  // Whether nothing is wrong and every member was asked for.
  bool complete();

  // `where`: the member or value that is not as it should be.
  void wrong(std::string code, std::string_view where);
  void wrong(const Problems& problems);
  const Problems& problems() const { return problems_; }

 private:
  const boost::json::value* find(std::string_view member);

  std::size_t number_;
  boost::json::object members_;
  std::string kind_;
  std::set<std::string, std::less<>> asked_;
  Problems problems_;
};

// The same problem, with the line as its place.
Problem at_line(std::size_t number, Problem problem);

}  // namespace renmian
