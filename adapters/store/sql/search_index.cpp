#include "adapters/store/sql/search_index.hpp"

#include <fmt/format.h>

#include <array>

#include "adapters/store/sql/bound_text.hpp"
#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/dialect.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements_search.hpp"
#include "adapters/store/sql/transaction.hpp"

namespace renmian::sql {
namespace {

struct NamedTable {
  Named kind;
  const char* code;  // of search_term.kind, and the name of the table
  const char* key;
  const char* name;
};
constexpr std::array kTables{NamedTable{Named::kPerson, "person", "person_id", "name"},
                             NamedTable{Named::kUnit, "unit", "unit_id", "name"},
                             NamedTable{Named::kPost, "post", "post_id", "title"}};

const NamedTable& table_of(Named kind) { return kTables[static_cast<std::size_t>(kind)]; }

std::string hint_of(const Dialect& dialect, const std::string& index) {
  return fmt::format(fmt::runtime(dialect.by_index), index);
}

// Behind all texts that begin with this one: no text contains the last code point.
std::string end_of(std::string_view text) { return std::string(text) + "\U0010ffff"; }

constexpr char kPersonColumns[] =
    "o.person_id, o.name, o.sex, o.birth_month, o.current_post, o.form_digest, o.imported_at";

// A name has more than one ending that begins with what is looked for only if it repeats itself.
constexpr std::size_t kMostRepeated = 3;

}  // namespace

std::vector<NamedThing> SqlSearchIndex::without_terms(std::size_t limit) {
  return readers_.lease().try_twice([&](Connection& connection) {
    std::vector<NamedThing> things;
    for (const auto& table : kTables) {
      const auto most = number_text(limit - things.size());
      const auto text = fmt::format(kWithoutTerms, table.code, table.key, table.name,
                                    hint_of(dialect_, table.code + std::string("_without_terms")));
      connection.each(BoundText::statement(text, 2), {{"limit", most}}, [&](const Row& row) {
        things.push_back({table.kind, id_at<OfPerson>(row, 0).uuid, row.text(1)});
      });
    }
    return things;
  });
}

void SqlSearchIndex::save_terms(std::span<const TermsOf> all) {
  Transaction transaction(writers_.lease());
  for (const auto& [thing, terms] : all) {
    const auto& table = table_of(thing.kind);
    const auto id = to_string(thing.id);
    bool noted = false;
    const auto note = BoundText::statement(fmt::format(kNoteTerms, table.code, table.key, table.name), 1);
    transaction->each(note, {{"id", id}, {"name", thing.name}}, [&](const Row&) { noted = true; });
    if (!noted) continue;
    transaction->run(kRemoveTerms, {{"kind", table.code}, {"id", id}});
    for (const auto& term : terms) transaction->run(kAddTerm, {{"kind", table.code}, {"term", term}, {"id", id}});
  }
  transaction.commit();
}

template <class OfRow>
auto SqlSearchIndex::found(Named kind, std::string_view text, std::size_t limit, const char* columns, std::size_t count,
                           const OfRow& of_row) {
  const auto& table = table_of(kind);
  BoundText bound(dialect_);
  bound.bind("kind", table.code);
  bound.bind("text", std::string(text));
  bound.bind("end", end_of(text));
  bound.bind("terms", number_text(limit * kMostRepeated));
  bound.bind("limit", number_text(limit));
  const auto statement = fmt::format(fmt::runtime(dialect_.rows_by_key), columns,
                                     fmt::format(fmt::runtime(kIdsWithTerm), table.key), table.code, table.key, "");
  return rows(statement, count, bound, of_row);
}

template <class OfRow>
auto SqlSearchIndex::rows(const std::string& statement, std::size_t columns, const BoundText& bound,
                          const OfRow& of_row) {
  return readers_.lease().try_twice([&](Connection& connection) {
    std::vector<decltype(of_row(std::declval<const Row&>()))> things;
    connection.each(BoundText::statement(statement, columns), bound.arguments(),
                    [&](const Row& row) { things.push_back(of_row(row)); });
    return things;
  });
}

std::vector<Person> SqlSearchIndex::people_page(std::string_view text, PersonId after, std::size_t limit) {
  BoundText bound(dialect_);
  bound.bind("text", std::string(text));
  bound.bind("end", end_of(text));
  bound.bind("after", to_string(after));
  bound.bind("limit", number_text(limit));
  const auto ids = fmt::format(kPeopleWithTerm, hint_of(dialect_, "sqlite_autoindex_search_term_1"));
  return rows(fmt::format(fmt::runtime(dialect_.rows_by_key), kPersonColumns, ids, "person", "person_id", ""), 7, bound,
              person_of);
}

std::vector<Person> SqlSearchIndex::people(std::string_view text, std::size_t limit) {
  return found(Named::kPerson, text, limit, kPersonColumns, 7, person_of);
}

std::vector<Unit> SqlSearchIndex::units(std::string_view text, std::size_t limit) {
  return found(Named::kUnit, text, limit, "o.unit_id, o.name, o.parent", 3, unit_of);
}

std::vector<Post> SqlSearchIndex::posts(std::string_view text, std::size_t limit) {
  return found(Named::kPost, text, limit, "o.post_id, o.unit_id, o.title, o.level, o.kind, o.system, o.special", 7,
               post_of);
}

std::vector<CaseId> SqlSearchIndex::cases_with_document(std::string_view text, std::size_t limit) {
  const auto end = end_of(text), most = number_text(limit);
  return readers_.lease().try_twice([&](Connection& connection) {
    std::vector<CaseId> cases;
    connection.each(kCasesWithDocument, {{"text", text}, {"end", end}, {"limit", most}},
                    [&](const Row& row) { cases.push_back(id_at<OfCase>(row, 0)); });
    return cases;
  });
}

}  // namespace renmian::sql
