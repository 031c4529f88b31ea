// A log made for tests, and the trail folder that shows it. Whatever is changed in it is signed again when the folder
// is written, as the log's own key in the wrong hands would; to spoil a folder without the key, change its files.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/audit/tiles.hpp"
#include "engine/trail/event.hpp"
#include "engine/trail/folder_format.hpp"
#include "engine/trail/trail_folder.hpp"
#include "tests/support/test_signer.hpp"

namespace renmian::test {

using Files = std::map<std::string, std::string>;  // by path

// A folder in memory.
class MemoryFolder final : public TrailFolder {
 public:
  explicit MemoryFolder(Files held) : files_(std::move(held)) {}

  std::vector<File> files() const override;
  std::optional<std::string> read(const std::string& path, std::size_t most, std::uint64_t offset) const override;

 private:
  Files files_;
};

class TrailWorld {
 public:
  struct Step {
    std::string command;
    std::string to;
    std::vector<std::pair<std::string, std::string>> gates = {};
    bool accepted = true;
    std::string actor = "001";
  };
  struct Wish {
    std::uint64_t size = 0;               // of the log; 0: all of it
    std::vector<std::size_t> cases = {};  // partial, if there are any
    std::uint64_t since = 0;
    bool payloads = true;
    bool state = true;
  };

  explicit TrailWorld(std::string origin = "test.example/log");

  // Steps of one minute each; `content` is the payload. Gives the log index.
  std::uint64_t add(std::size_t case_number, const Step& step, const std::string& content = R"({"data":{}})");

  // The course of an ordinary case: propose, vote (refused), suspend, resume, note, vote. Six entries.
  void run_case(std::size_t case_number);

  // The next entry is one of an older log, as it is there.
  void carry_over(const TrailWorld& older, std::uint64_t log_index);

  CaseId id_of(std::size_t case_number) const;

  // Changes an entry afterwards; those after it are left as they are.
  template <class Change>
  void forge(std::uint64_t log_index, Change change) {
    auto event = parse_event(bodies[log_index]);
    change(event);
    bodies[log_index] = to_body(event);
  }

  Files files(const Wish& wish) const;
  Files files() const { return files(Wish{}); }

  std::string checkpoint(std::uint64_t size) const;  // with the cosignature of `witness`
  std::string proof(std::uint64_t log_index, std::uint64_t size) const;
  std::string policy() const;  // of whoever verifies
  std::vector<Hash> leaves(std::uint64_t size) const;
  std::uint64_t size() const { return bodies.size(); }

  std::string origin;
  TestSigner log;
  TestSigner witness{"witness.example", KeyType::kCosignature};
  std::vector<std::string> bodies;
  std::vector<std::string> contents;               // of the payloads
  std::map<std::string, std::string> definitions;  // text by digest
  Timestamp now;
  std::uint64_t ids_from = 0;  // of events; those of an older log are not given again

 private:
  struct Course {
    std::int64_t seq = 0;
    std::string position;
    Hash leaf{};
  };

  std::string define(const std::string& text);
  std::string salt_at(std::uint64_t log_index) const;
  const std::string& definition_for(const std::string& command) const;

  std::string common_, system_, erasure_;  // digests
  std::map<std::size_t, Course> courses_;
  std::map<std::uint64_t, std::uint64_t> carried_;  // entries of an older log: their index there, which salted them
};

// Bundles and tiles of the log of these entries, by path; bundles from `since` on.
Files tile_files(const std::vector<std::string>& entries, const std::vector<Hash>& leaves, std::uint64_t since,
                 TreeHash hash);

}  // namespace renmian::test
