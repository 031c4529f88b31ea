// The key state in a file: the last checkpoint this node signed, as the note it is (engine/ports/key_state.hpp).
//
// Written to a temporary file, synced, renamed into place, and the folder synced: the old one or the new one is there,
// never half of one. Only its owner may read or write it. Any thread, and several processes.
#pragma once

#include <filesystem>
#include <mutex>

#include "engine/ports/key_state.hpp"

namespace renmian {

class KeyStateFile final : public KeyState {
 public:
  explicit KeyStateFile(std::filesystem::path file) : file_(std::move(file)) {}

  std::optional<std::string> load() override;
  void save(const std::string& checkpoint) override;

 private:
  const std::filesystem::path file_;
  std::mutex mutex_;
};

}  // namespace renmian
