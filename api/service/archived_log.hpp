// The log as a trail folder holds it (docs/trail-format.md), read to bring it back into a database. What the checkpoint
// covers counts; the root is for the reader to compare. One thread.
#pragma once

#include <boost/system/result.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/ports/store.hpp"
#include "engine/trail/trail_folder.hpp"

namespace renmian {

class ArchivedLog {
 public:
  // A whole folder from the first entry on, under a checkpoint of the log `origin` that one of `keys` signed. Problems:
  // "archive-unreadable", "archive-not-whole", and those of open_checkpoint.
  static boost::system::result<ArchivedLog, Problems> open(std::filesystem::path folder, std::span<const Verifier> keys,
                                                           const std::string& origin);

  const std::string& note() const { return note_; }
  const Checkpoint& checkpoint() const { return checkpoint_; }
  const std::filesystem::path& folder() const { return folder_; }

  // Entries [256 * index, ...) up to the end of the bundle or of what the checkpoint covers. Fewer if the file lacks
  // some or is not there.
  std::vector<std::string> bundle(std::uint64_t index) const;
  // By log index; lines that cannot be read are left out.
  std::map<std::uint64_t, Payload> payloads(CaseId case_id) const;

 private:
  ArchivedLog(std::filesystem::path folder, std::shared_ptr<const TrailFolder> reader, std::string note,
              Checkpoint checkpoint)
      : folder_(std::move(folder)),
        reader_(std::move(reader)),
        note_(std::move(note)),
        checkpoint_(std::move(checkpoint)) {}

  std::filesystem::path folder_;
  std::shared_ptr<const TrailFolder> reader_;
  std::string note_;
  Checkpoint checkpoint_;
};

}  // namespace renmian
