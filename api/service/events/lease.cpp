#include "api/service/events/lease.hpp"

#include "api/service/identity/kept.hpp"
#include "api/service/logging.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian {
namespace {

struct LeaseRecord {
  static constexpr std::string_view kKind = "delivery_lease";
  Line node;
  Timestamp until;
  BOOST_DESCRIBE_CLASS(LeaseRecord, (), (node, until), (), ())
};

constexpr std::int64_t kTime = std::int64_t{30} * 1'000'000;

}  // namespace

Lease::Lease(KeptRecords& kept, const Clock& clock, Random& random, std::string id)
    : kept_(kept), clock_(clock), id_(std::move(id)), node_(to_hex(as_bytes(random.bytes<8>()))) {}

Lease::~Lease() {
  try {
    const auto record = find_kept<LeaseRecord>(kept_, id_);
    if (record && record->value.node.value == node_) kept_.remove(LeaseRecord::kKind, id_);
  } catch (const std::exception& error) {
    log_event(spdlog::level::warn, "lease", {{"lease", id_}, {"detail", error.what()}});  // it runs out by itself
  }
}

bool Lease::hold() {
  const auto now = clock_.now();
  auto record = find_kept<LeaseRecord>(kept_, id_).value_or(Kept<LeaseRecord>{id_, 0, {}});
  const bool ours = record.value.node.value == node_;
  if (!ours && record.version > 0 && record.value.until > now) return false;
  if (ours && record.value.until.microseconds - now.microseconds > kTime / 2) return true;
  record.value = {node_, {now.microseconds + kTime}};
  return save_kept(kept_, record, "", record.value.until);
}

}  // namespace renmian
