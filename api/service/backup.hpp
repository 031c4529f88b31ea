// A backup: a folder with a copy of the database, the documents, the settings, and a manifest that names the digest of
// each file and the checkpoint the log was under. Not in it: the signing keys and the key state, which must not share
// the fate of the database (docs/operation.md), and the key that seals second factors.
//
// Blocks. Faults of database and folder are thrown; adapters/store/backup.hpp says which.
#pragma once

#include <boost/system/result.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "api/service/config.hpp"
#include "engine/audit/note.hpp"
#include "engine/case/verification.hpp"
#include "engine/data/values.hpp"

namespace renmian {

struct BackedUpFile {
  Paragraph path;  // below the folder of the backup
  Whole<0, 9'007'199'254'740'991> size;
  Line sha256;
  BOOST_DESCRIBE_CLASS(BackedUpFile, (), (path, size, sha256), (), ())
};

// backup.json
struct BackupManifest {
  Timestamp made_at;
  Line program;  // version
  Line origin;   // of the log
  Whole<0, 9'007'199'254'740'991> log_size;
  std::optional<Paragraph> checkpoint;  // absent: a log without entries
  std::vector<BackedUpFile> files;
  BOOST_DESCRIBE_CLASS(BackupManifest, (), (made_at, program, origin, log_size, checkpoint, files), (), ())
};

// `folder` must not be there yet, or be empty. Problem "folder-not-empty". `config_file` empty: the default one, if it
// is there.
boost::system::result<BackupManifest, Problems> take_backup(const Config& config, const std::string& config_file,
                                                            const std::filesystem::path& folder, Timestamp now);

// Reads the manifest and every file. Problems: "backup-manifest", "backup-damaged" for each file that is missing or not
// what it was.
boost::system::result<BackupManifest, Problems> check_backup(const std::filesystem::path& folder);

struct RestoredBackup {
  BackupManifest manifest;
  VerificationReport report;  // of the database as it came back
  bool whole = false;         // it holds at least what the manifest says, under a checkpoint that agrees
};

// Into the empty database of `config`, and its empty folder of documents; then verifies the whole log. Problems: those
// of check_backup; "documents-not-empty".
boost::system::result<RestoredBackup, Problems> restore_backup(const std::filesystem::path& folder,
                                                               const Config& config, const Verifier& verifier);

}  // namespace renmian
