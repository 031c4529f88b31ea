// The search index of SqlStore, on its connections.
#pragma once

#include "adapters/store/sql/pool.hpp"
#include "engine/ports/search_index.hpp"

namespace renmian::sql {

class BoundText;

class SqlSearchIndex final : public SearchIndex {
 public:
  SqlSearchIndex(const Dialect& dialect, Pool& readers, Pool& writers)
      : dialect_(dialect), readers_(readers), writers_(writers) {}

  std::vector<NamedThing> without_terms(std::size_t limit) override;
  void save_terms(std::span<const TermsOf> all) override;
  std::vector<Person> people(std::string_view text, std::size_t limit) override;
  std::vector<Person> people_page(std::string_view text, PersonId after, std::size_t limit) override;
  std::vector<Unit> units(std::string_view text, std::size_t limit) override;
  std::vector<Post> posts(std::string_view text, std::size_t limit) override;
  std::vector<CaseId> cases_with_document(std::string_view text, std::size_t limit) override;

 private:
  template <class OfRow>
  auto found(Named kind, std::string_view text, std::size_t limit, const char* columns, std::size_t count,
             const OfRow& of_row);

  template <class OfRow>
  auto rows(const std::string& statement, std::size_t columns, const BoundText& bound, const OfRow& of_row);

  const Dialect& dialect_;
  Pool& readers_;
  Pool& writers_;
};

}  // namespace renmian::sql
