#include "api/service/search.hpp"

#include <algorithm>

#include "adapters/pinyin/initials.hpp"
#include "api/service/case_access.hpp"
#include "api/service/case_lists.hpp"
#include "api/service/left_out.hpp"
#include "api/service/views.hpp"
#include "engine/case/case_number.hpp"
#include "engine/case/due_follower.hpp"
#include "engine/data/writer.hpp"
#include "engine/registry/search.hpp"

namespace renmian {
namespace {

constexpr std::string_view kSearch = "search.find";
constexpr std::size_t kNamesOfOneSearch = 1'000;
constexpr std::size_t kPeopleWhoseCasesAreShown = 20;

TermsOf terms_of(const NamedThing& thing) {
  TermsOf terms{thing, endings_of(search_form(thing.name))};
  for (const auto& initials : initials_of(thing.name)) {
    std::ranges::move(endings_of(search_form(initials)), std::back_inserter(terms.terms));
  }
  std::ranges::sort(terms.terms);
  terms.terms.erase(std::unique(terms.terms.begin(), terms.terms.end()), terms.terms.end());
  return terms;
}

class Searching {
 public:
  Searching(Desk& desk, const Actor& actor, const Search& what)
      : desk_(desk), actor_(actor), what_(what), text_(search_form(what.text)) {}

  SearchFound run() {
    if (text_.empty()) return {};
    auto& index = desk_.store().search();
    if (wants(SearchKind::persons) || wants(SearchKind::cases)) {
      const auto people = index.people(text_, what_.limit);
      if (wants(SearchKind::cases)) find_cases(people);
      if (wants(SearchKind::persons)) {
        found_.persons =
            those("person.list", people, [](const Person& person) { return Subject{.person = person.id}; });
      }
    }
    if (wants(SearchKind::units)) {
      found_.units = those("unit.list", index.units(text_, what_.limit),
                           [](const Unit& unit) { return Subject{.unit = unit.id}; });
    }
    if (wants(SearchKind::posts)) {
      found_.posts = those("post.list", index.posts(text_, what_.limit),
                           [](const Post& post) { return Subject{.unit = post.unit, .level = post.level}; });
    }
    return std::move(found_);
  }

 private:
  bool wants(SearchKind kind) const { return !what_.kind || *what_.kind == kind; }

  template <class Thing, class SubjectOf>
  std::vector<Thing> those(std::string_view act, std::vector<Thing> things, const SubjectOf& subject_of_thing) {
    std::erase_if(things, [&](const Thing& thing) {
      return lacks_right(desk_, actor_, act, subject_of_thing(thing)).has_value();
    });
    return things;
  }

  void add(const CaseRow& row) {
    const auto same = [&](const CaseRow& other) { return other.about.id == row.about.id; };
    if (found_.cases.size() == what_.limit || std::ranges::any_of(found_.cases, same)) return;
    if (!lacks_right(desk_, actor_, "case.see", subject_of(row))) found_.cases.push_back(row);
  }
  void add(CaseId id) {
    if (const auto row = desk_.store().case_row(id)) add(*row);
  }

  void find_cases(const std::vector<Person>& people) {
    auto& store = desk_.store();
    if (const auto place = place_in_number(what_.text)) {
      const auto events = store.events_from(*place, 1);
      if (!events.empty() && events.front().log_index == *place && events.front().seq == 1)
        add_numbered(events.front());
    }
    if (const auto id = parse_id<OfCase>(what_.text)) add(*id);
    for (const auto& id : store.search().cases_with_document(text_, what_.limit)) add(id);
    CaseQuery query;
    query.limit = what_.limit;
    query.newest_first = true;
    query.except_procedures = procedures_left_out();
    query.visible = visible_to(desk_, actor_);
    for (std::size_t i = 0; i < std::min(people.size(), kPeopleWhoseCasesAreShown); ++i) {
      if (found_.cases.size() == what_.limit) break;
      query.person = people[i].id;
      for (const auto& row : store.cases(query)) add(row);
    }
  }

  // The year must be that of the case.
  void add_numbered(const StoredEvent& first) {
    const auto row = desk_.store().case_row(first.case_id);
    if (row && number_of(*row).substr(0, 4) == what_.text.substr(0, 4)) add(*row);
  }

  Desk& desk_;
  const Actor& actor_;
  const Search& what_;
  const std::string text_;
  SearchFound found_;
};

}  // namespace

boost::system::result<SearchFound, Problem> search(Desk& desk, const Actor& actor, const Search& what) {
  if (auto lacking = lacks_right(desk, actor, kSearch)) return std::move(*lacking);
  index_names(desk.store(), kNamesOfOneSearch);
  DueFollower(desk.store(), desk.catalogue(), desk.calendar()).catch_up();
  return Searching(desk, actor, what).run();
}

std::vector<Person> list_people(Store& store, const PeopleQuery& query) {
  if (query.by_name) {
    const auto last = query.after ? store.person(*query.after) : std::nullopt;
    return store.people_by_name(last ? last->person.name.value : "", query.after.value_or(PersonId{}), query.limit);
  }
  const auto text = search_form(query.name);
  if (text.empty()) return store.people("", query.after, query.limit);
  index_names(store, kNamesOfOneSearch);
  return store.search().people_page(text, query.after.value_or(PersonId{}), query.limit);
}

boost::json::object search_view(const SearchFound& found, const Catalogue& catalogue) {
  boost::json::array cases;
  for (const auto& row : found.cases) cases.push_back(case_row_view(row, catalogue));
  return {{"persons", write_described(found.persons)},
          {"cases", std::move(cases)},
          {"units", write_described(found.units)},
          {"posts", write_described(found.posts)}};
}

std::size_t index_names(Store& store, std::size_t most) {
  constexpr std::size_t kOfOneTransaction = 500;
  std::size_t indexed = 0;
  while (indexed < most) {
    const auto things = store.search().without_terms(std::min(kOfOneTransaction, most - indexed));
    if (things.empty()) break;
    std::vector<TermsOf> all;
    for (const auto& thing : things) all.push_back(terms_of(thing));
    store.search().save_terms(all);
    indexed += things.size();
  }
  return indexed;
}

}  // namespace renmian
