// Finds people, units, posts and cases for whoever asks: by a part of a name or title, by its initials in pinyin, by
// the number of a case, by the beginning of the number of a document that a case names. A person is answered with their
// cases. Nothing is counted, and nothing shown that the caller may not know of.
//
// Any thread. Throws what the store and Access throw.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <optional>
#include <vector>

#include "api/service/may.hpp"

namespace renmian {

BOOST_DEFINE_ENUM_CLASS(SearchKind, persons, cases, units, posts)

struct Search {
  std::string text;
  std::optional<SearchKind> kind;  // nothing: all
  std::size_t limit = 20;          // of each kind
};

struct SearchFound {
  std::vector<Person> persons;
  std::vector<CaseRow> cases;
  std::vector<Unit> units;
  std::vector<Post> posts;
};

// Act "search.find", and "case.see" for each case.
boost::system::result<SearchFound, Problem> search(Desk& desk, const Actor& actor, const Search& what);

// {"persons", "cases", "units", "posts"}
boost::json::object search_view(const SearchFound& found, const Catalogue& catalogue);

struct PeopleQuery {
  std::string name;      // a part of it, or of its initials in pinyin; empty: all
  bool by_name = false;  // else by id; only of all
  std::optional<PersonId> after;
  std::size_t limit = 100;
};
std::vector<Person> list_people(Store& store, const PeopleQuery& query);

// Makes at most `most` new names ready to be found; how many there were. A search does it for some, a server for all
// when it starts.
std::size_t index_names(Store& store, std::size_t most);

}  // namespace renmian
