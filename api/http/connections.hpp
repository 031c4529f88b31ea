// How many connections there are, in all and of each subscriber (networks.hpp), against the limits. Any thread.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "api/service/networks.hpp"

namespace renmian::http {

class Connections {
 public:
  // Trusted proxies bring the connections of many: of them only the limit of all counts.
  Connections(std::size_t most, std::size_t most_of_one, Networks proxies)
      : most_(most), most_of_one_(most_of_one), proxies_(std::move(proxies)) {}

  // A connection, counted for as long as this is there.
  class Admission {
   public:
    Admission(Connections& connections, std::string_view address);
    ~Admission();
    Admission(const Admission&) = delete;
    Admission& operator=(const Admission&) = delete;

    bool granted() const { return granted_; }  // false: it is one too many

   private:
    Connections& connections_;
    const std::string from_;
    bool granted_ = false;
  };

 private:
  const std::size_t most_;
  const std::size_t most_of_one_;
  const Networks proxies_;
  std::mutex mutex_;
  std::size_t all_ = 0;
  std::unordered_map<std::string, std::size_t> of_;
};

}  // namespace renmian::http
