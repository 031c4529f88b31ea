// What SqlStore keeps beside the log itself: what witnesses signed, and the erasure of payloads.
#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements.hpp"
#include "adapters/store/sql/statements_search.hpp"

namespace renmian::sql {

void SqlStore::save_cosignature(const Cosignature& cosignature) {
  Transaction transaction(writers_.lease());
  transaction->run(kSaveCosignature, {{"size", number_text(cosignature.size)},
                                      {"witness", cosignature.witness},
                                      {"checkpoint", cosignature.checkpoint},
                                      {"line", cosignature.line},
                                      {"received_at", to_string(cosignature.received_at)}});
  transaction.commit();
}

std::vector<Cosignature> SqlStore::cosignatures(std::size_t limit) {
  return read(kCosignatures, {{"limit", number_text(limit)}}, [](const Row& row) {
    return Cosignature{row.text(0), static_cast<std::uint64_t>(row.number(1)), row.text(2), row.text(3),
                       timestamp_at(row, 4)};
  });
}

void SqlStore::erase_payloads(std::span<const std::uint64_t> log_indices, std::uint64_t erased_by) {
  {
    Transaction transaction(writers_.lease());
    for (const auto index : log_indices) {
      const auto log_index = number_text(index);
      transaction->run(kNoteErasure, {{"log_index", log_index}, {"erased_by", number_text(erased_by)}});
      transaction->run(kErasePayload, {{"log_index", log_index}});
      transaction->run(kRemoveDocumentsOfEntry, {{"log_index", log_index}});
    }
    transaction.commit();
  }
  dialect_.sweep(*writers_.lease());
}

}  // namespace renmian::sql
