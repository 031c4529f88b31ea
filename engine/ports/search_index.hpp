// Finds people, units, posts and cases by what is written of them. What begins with the text looked for is found by a
// range of an index; for a part of a name its endings are kept as terms, and its initials (engine/registry/search.hpp).
//
// A name is not found before its terms were saved: whoever searches first saves those that are missing. Texts are in
// search form (search_form()). Each call is one transaction. Faults as of the store. Any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/registry/records.hpp"

namespace renmian {

enum class Named { kPerson, kUnit, kPost };

struct NamedThing {
  Named kind = Named::kPerson;
  Uuid id;
  std::string name;

  friend bool operator==(const NamedThing&, const NamedThing&) = default;
};

struct TermsOf {
  NamedThing of;
  std::vector<std::string> terms;  // each once
};

class SearchIndex {
 public:
  virtual ~SearchIndex() = default;

  // New ones, and whose register entry was saved since their terms were.
  virtual std::vector<NamedThing> without_terms(std::size_t limit) = 0;
  // In the place of those there were; of a name that changed meanwhile nothing is saved.
  virtual void save_terms(std::span<const TermsOf> all) = 0;

  // With a term that begins with `text`, each once, by id; at most `limit`, of those whose terms come first.
  virtual std::vector<Person> people(std::string_view text, std::size_t limit) = 0;
  // The same in pages, by id after `after`.
  virtual std::vector<Person> people_page(std::string_view text, PersonId after, std::size_t limit) = 0;
  virtual std::vector<Unit> units(std::string_view text, std::size_t limit) = 0;
  virtual std::vector<Post> posts(std::string_view text, std::size_t limit) = 0;
  // Whose events name a document the number of which begins with `text`, as UnitOfWork::set_traces left it.
  virtual std::vector<CaseId> cases_with_document(std::string_view text, std::size_t limit) = 0;
};

}  // namespace renmian
