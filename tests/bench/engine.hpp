// A desk of this process on a database of its own.
#pragma once

#include <string>

#include "adapters/store/open.hpp"
#include "adapters/system/secure_random.hpp"
#include "engine/case/desk.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian::bench {

struct Engine {
  // `key` outlives it.
  Engine(const std::string& database, const Signer& key)
      : store((migrate(database), open_store(database))), committer(*store, {"bench.example/log", {&key}}) {}

  SystemClock clock;
  SecureRandom random;
  std::unique_ptr<Store> store;
  Catalogue catalogue{{&appointment::promote()}, *store};
  Committer committer;
  Desk desk{*store, committer, catalogue, WorkingDays::china(), clock, random};
};

}  // namespace renmian::bench
