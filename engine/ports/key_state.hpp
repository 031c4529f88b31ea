// What this node last signed, kept outside the database and its backups: whoever sets the database back to an older,
// genuinely signed state is found out by it (audit-trail 2.5). Beside the signing key, never in a backup of the data.
#pragma once

#include <optional>
#include <string>

namespace renmian {

class KeyState {
 public:
  virtual ~KeyState() = default;

  // The last checkpoint kept, a signed note; nothing if there never was one. Throws Fault "key-state-unreadable" for
  // one that is there and cannot be read.
  virtual std::optional<std::string> load() = 0;
  // Keeps the larger of two checkpoints of one log: several processes save, each what it signed last. Durable when it
  // returns; a half-written one is never seen. Throws Fault "key-state-not-written". Any thread.
  virtual void save(const std::string& checkpoint) = 0;
};

}  // namespace renmian
