// Who gives each command in made-up cases: the office that the procedure names for it, under one staff number each, in
// the first of the roles that may give it (workflows/account/matrix.hpp).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/procedure/actor.hpp"
#include "engine/procedure/book.hpp"

namespace renmian {

// Who investigates complaints: a complaint names its investigators by their staff numbers.
inline constexpr const char* kInvestigator = "DEMO-INV";

class Offices {
 public:
  explicit Offices(const Book& book) { add(book); }

  // The commands of another procedure too.
  void add(const Book& book);

  // Throws std::out_of_range for a command the procedure does not have.
  const Actor& of(const std::string& command) const { return by_command_.at(command); }

  std::vector<const Actor*> all() const;  // one for each command

 private:
  std::map<std::string, std::string> numbers_;  // staff numbers, by office
  std::map<std::string, Actor> by_command_;
};

}  // namespace renmian
