// The small records of SqlStore, on its connections.
#pragma once

#include "adapters/store/sql/pool.hpp"
#include "engine/ports/kept_records.hpp"

namespace renmian::sql {

class SqlKeptRecords final : public KeptRecords {
 public:
  SqlKeptRecords(Pool& readers, Pool& writers) : readers_(readers), writers_(writers) {}

  std::optional<KeptRecord> find(std::string_view kind, std::string_view id) override;
  std::vector<KeptRecord> list(std::string_view kind, std::string_view owner, std::string_view after,
                               std::size_t limit) override;
  bool save(const KeptRecord& record) override;
  bool remove(std::string_view kind, std::string_view id) override;
  std::size_t remove_owned(std::string_view kind, std::string_view owner) override;
  std::size_t remove_expired(std::string_view kind, Timestamp now) override;

 private:
  std::vector<KeptRecord> read(const Sql& sql, std::initializer_list<Argument> arguments);
  std::size_t change(const Sql& sql, std::initializer_list<Argument> arguments);

  Pool& readers_;
  Pool& writers_;
};

}  // namespace renmian::sql
