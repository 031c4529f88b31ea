// Lists, searches and counts of MemoryStore.
#include <algorithm>
#include <limits>

#include "adapters/store/memory_maps.hpp"
#include "adapters/store/memory_store.hpp"

namespace renmian {
namespace {

bool is_visible(const NewCase& about, const Visible& visible) {
  if (visible.everything || std::ranges::find(visible.cases, about.id) != visible.cases.end()) return true;
  if (!about.unit || std::ranges::find(visible.units, *about.unit) == visible.units.end()) return false;
  return !visible.highest_level || (about.level && *about.level >= *visible.highest_level);
}

bool is_asked_for(const CaseRow& row, const CaseQuery& query) {
  const auto& about = row.about;
  return (!query.position || row.position == *query.position) && (!query.batch || about.batch == query.batch) &&
         (!query.procedure || about.procedure == *query.procedure) && (!query.unit || about.unit == query.unit) &&
         (!query.post || about.post == *query.post) && (!query.person || about.person == *query.person) &&
         std::ranges::find(query.except_procedures, about.procedure) == query.except_procedures.end() &&
         (!query.visible || is_visible(about, *query.visible));
}

bool is_counted(const NewCase& about, const CountQuery& query) {
  return (!query.unit || about.unit == query.unit) &&
         (!query.from || about.id >= CaseId{make_uuid_v7(*query.from, {})}) &&
         (!query.until || about.id < CaseId{make_uuid_v7(*query.until, {})}) &&
         (!query.visible || is_visible(about, *query.visible));
}

template <class Found>
void cut(std::vector<Found>& found, std::size_t limit) {
  if (found.size() > limit) found.resize(limit);
}

}  // namespace

std::optional<CaseRow> MemoryStore::case_row(CaseId id) {
  const std::lock_guard guard(mutex_);
  auto row = find_in(contents_.cases, id);
  if (row) row->first_event = find_in(contents_.index_of_event, std::pair(id, std::int64_t{1}));
  return row;
}

std::vector<CaseRow> MemoryStore::cases(const CaseQuery& query) {
  const std::lock_guard guard(mutex_);
  std::vector<CaseRow> page;
  const auto add = [&](const auto& entry) {
    if (page.size() == query.limit || !is_asked_for(entry.second, query)) return;
    page.push_back(entry.second);
    page.back().first_event = find_in(contents_.index_of_event, std::pair(entry.first, std::int64_t{1}));
  };
  const auto& all = contents_.cases;
  if (query.newest_first) {
    const auto end = query.after ? all.lower_bound(*query.after) : all.end();
    std::for_each(std::make_reverse_iterator(end), all.rend(), add);
  } else {
    std::for_each(query.after ? all.upper_bound(*query.after) : all.begin(), all.end(), add);
  }
  return page;
}

std::vector<DueRow> MemoryStore::due(const DueQuery& query) {
  const std::lock_guard guard(mutex_);
  std::vector<DueRow> rows;
  const auto first = query.after ? query.after->first : query.case_id.value_or(CaseId{});
  for (auto of_case = contents_.due.lower_bound(first); of_case != contents_.due.end(); ++of_case) {
    if (query.case_id && of_case->first != *query.case_id) continue;
    const auto row = find_in(contents_.cases, of_case->first);
    if (query.visible && !is_visible(row ? row->about : NewCase{}, *query.visible)) continue;
    for (const auto& [code, item] : of_case->second) {
      if (rows.size() == query.limit) return rows;
      if (query.after && std::pair(of_case->first, code) <= *query.after) continue;
      if (query.kind && item.kind != *query.kind) continue;
      if (query.command && item.command != *query.command) continue;
      if (query.role && item.role != *query.role) continue;
      if (query.assignee && item.assignee != *query.assignee) continue;
      if (query.due_by && (!item.due || *item.due > *query.due_by)) continue;
      rows.push_back({of_case->first, item});
    }
  }
  return rows;
}

class MemoryStore::Search final : public SearchIndex {
 public:
  explicit Search(MemoryStore& store) : store_(store) {}

  std::vector<NamedThing> without_terms(std::size_t limit) override {
    const std::lock_guard guard(store_.mutex_);
    const auto& contents = store_.contents_;
    std::vector<NamedThing> things;
    const auto add = [&](Named kind, const Uuid& id, const std::string& name) {
      if (things.size() < limit && !contents.terms.contains({kind, id})) things.push_back({kind, id, name});
    };
    for (const auto& [id, person] : contents.people) add(Named::kPerson, id.uuid, person.person.name);
    for (const auto& [id, unit] : contents.units) add(Named::kUnit, id.uuid, unit.name);
    for (const auto& [id, post] : contents.posts) add(Named::kPost, id.uuid, post.title);
    return things;
  }

  void save_terms(std::span<const TermsOf> all) override {
    const std::lock_guard guard(store_.mutex_);
    for (const auto& [thing, terms] : all) {
      if (name_of(thing) == thing.name) store_.contents_.terms[{thing.kind, thing.id}] = terms;
    }
  }

  std::vector<Person> people(std::string_view text, std::size_t limit) override {
    return people_page(text, PersonId{}, limit);
  }

  std::vector<Person> people_page(std::string_view text, PersonId after, std::size_t limit) override {
    const std::lock_guard guard(store_.mutex_);
    std::vector<Person> found;
    for (const auto& id : ids(Named::kPerson, text)) {
      if (PersonId{id} > after) found.push_back(store_.contents_.people.at({id}).person);
    }
    cut(found, limit);
    return found;
  }

  std::vector<Unit> units(std::string_view text, std::size_t limit) override {
    return named(store_.contents_.units, Named::kUnit, text, limit);
  }

  std::vector<Post> posts(std::string_view text, std::size_t limit) override {
    return named(store_.contents_.posts, Named::kPost, text, limit);
  }

  std::vector<CaseId> cases_with_document(std::string_view text, std::size_t limit) override {
    const std::lock_guard guard(store_.mutex_);
    std::vector<CaseId> found;
    for (const auto& [id, traces] : store_.contents_.traces) {
      const auto named = [&](const std::string& number) { return number.starts_with(text); };
      if (std::ranges::any_of(traces.documents, named)) found.push_back(id);
    }
    cut(found, limit);
    return found;
  }

 private:
  std::optional<std::string> name_of(const NamedThing& thing) const {
    const auto& contents = store_.contents_;
    switch (thing.kind) {
      case Named::kPerson:
        if (const auto found = find_in(contents.people, PersonId{thing.id})) return found->person.name.value;
        break;
      case Named::kUnit:
        if (const auto found = find_in(contents.units, UnitId{thing.id})) return found->name.value;
        break;
      case Named::kPost:
        if (const auto found = find_in(contents.posts, PostId{thing.id})) return found->title.value;
        break;
    }
    return std::nullopt;
  }

  template <class Things>
  std::vector<typename Things::mapped_type> named(const Things& things, Named kind, std::string_view text,
                                                  std::size_t limit) const {
    const std::lock_guard guard(store_.mutex_);
    std::vector<typename Things::mapped_type> found;
    for (const auto& id : ids(kind, text)) found.push_back(things.at({id}));
    cut(found, limit);
    return found;
  }

  std::vector<Uuid> ids(Named kind, std::string_view text) const {
    std::vector<Uuid> found;
    for (const auto& [key, terms] : store_.contents_.terms) {
      const auto begins = [&](const std::string& term) { return term.starts_with(text); };
      if (key.first == kind && std::ranges::any_of(terms, begins)) found.push_back(key.second);
    }
    return found;
  }

  MemoryStore& store_;
};

class MemoryStore::Counts final : public CaseCounts {
 public:
  explicit Counts(MemoryStore& store) : store_(store) {}

  std::vector<PositionCount> positions(const CountQuery& query) override {
    const std::lock_guard guard(store_.mutex_);
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const auto& [id, row] : store_.contents_.cases) {
      const auto& left_out = query.except_procedures;
      if (std::ranges::find(left_out, row.about.procedure) != left_out.end()) continue;
      if (is_counted(row.about, query)) ++counts[{row.about.procedure, row.position}];
    }
    std::vector<PositionCount> found;
    for (const auto& [key, cases] : counts) found.push_back({key.first, key.second, cases});
    return found;
  }

  std::vector<GateCount> refusals(const CountQuery& query) override {
    const std::lock_guard guard(store_.mutex_);
    std::map<std::string, GateCount> counts;
    for (const auto& [id, traces] : store_.contents_.traces) {
      if (!is_counted(about(id), query)) continue;
      for (const auto& [gate, times] : traces.refusals) {
        auto& count = counts[gate];
        count.gate = gate;
        count.refusals += times;
        ++count.cases;
      }
    }
    return values_of(counts);
  }

  std::vector<DueCount> due(const CountQuery& query, const CivilDate& day) override {
    const std::lock_guard guard(store_.mutex_);
    std::map<std::pair<std::string, bool>, DueCount> counts;  // clocks before work, as their codes sort
    for (const auto& [id, items] : store_.contents_.due) {
      if (!is_counted(about(id), query)) continue;
      for (const auto& [code, item] : items) {
        auto& count = counts[{item.role, item.kind == DueItem::Kind::kWork}];
        count.role = item.role;
        count.kind = item.kind;
        ++count.items;
        if (item.due && *item.due < day) ++count.overdue;
      }
    }
    return values_of(counts);
  }

 private:
  NewCase about(CaseId id) const {
    const auto row = find_in(store_.contents_.cases, id);
    return row ? row->about : NewCase{.id = id};
  }

  MemoryStore& store_;
};

MemoryStore::MemoryStore(std::chrono::milliseconds lock_timeout)
    : lock_timeout_(lock_timeout), search_(std::make_unique<Search>(*this)), counts_(std::make_unique<Counts>(*this)) {}

}  // namespace renmian
