#include "api/http/connections.hpp"

namespace renmian::http {

Connections::Admission::Admission(Connections& connections, std::string_view address)
    : connections_(connections), from_(subscriber_of(address)) {
  const std::lock_guard lock(connections_.mutex_);
  const auto all = ++connections_.all_;
  const auto of_this = ++connections_.of_[from_];
  granted_ =
      all <= connections_.most_ && (of_this <= connections_.most_of_one_ || connections_.proxies_.contains(address));
}

Connections::Admission::~Admission() {
  const std::lock_guard lock(connections_.mutex_);
  --connections_.all_;
  const auto mine = connections_.of_.find(from_);
  if (--mine->second == 0) connections_.of_.erase(mine);
}

}  // namespace renmian::http
