#include "api/service/backup.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <memory>

#include "adapters/store/backup.hpp"
#include "adapters/store/open.hpp"
#include "adapters/system/durable_file.hpp"
#include "api/service/runtime.hpp"
#include "api/service/version.hpp"
#include "engine/audit/checkpoint.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/audit/merkle.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/data/reader.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "backup.json";
constexpr const char* kDocuments = "documents";
constexpr const char* kSettings = "settings";
constexpr std::size_t kLargestManifest = std::size_t{256} << 20;

Fault unreadable(const fs::path& file) {
  return {"file-not-read", {"无法读取 " + file.string(), file.string() + " cannot be read"}};
}

std::string digest_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::string part(std::size_t{1} << 20, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())) || in.gcount() > 0) {
    EVP_DigestUpdate(context.get(), part.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof()) throw unreadable(file);
  Hash digest{};
  EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
  return to_hex(digest);
}

void copy_folder(const fs::path& from, const fs::path& to) {
  if (from.empty() || !fs::exists(from)) return;
  fs::create_directories(to.parent_path());
  fs::copy(from, to, fs::copy_options::recursive);
}

void copy_settings(const Config& config, const std::string& config_file, const fs::path& folder) {
  const std::string settings = config_file.empty() ? kDefaultConfigFile : config_file;
  for (const auto& file : {settings, config.policy_file, config.calendar_file}) {
    if (file.empty() || !fs::exists(file)) continue;
    fs::create_directories(folder);
    fs::copy_file(file, folder / fs::path(file).filename(), fs::copy_options::overwrite_existing);
  }
}

std::vector<BackedUpFile> files_in(const fs::path& folder) {
  std::vector<BackedUpFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.push_back({Paragraph(fs::relative(entry.path(), folder).string()),
                     static_cast<std::int64_t>(entry.file_size()), Line(digest_of(entry.path()))});
  }
  std::ranges::sort(files, {}, [](const BackedUpFile& file) { return file.path.value; });
  return files;
}

std::uint64_t size_of(const LogHead& head, const std::string& origin) {
  const auto frontier = MerkleFrontier::deserialise(head.frontier, tree_hash_of(origin));
  return frontier ? frontier->size() : 0;
}

// Whether the log that came back goes on from the checkpoint of the manifest.
bool continues(Store& store, const BackupManifest& manifest, const Verifier& verifier) {
  if (!manifest.checkpoint) return true;
  const auto signed_then = open_checkpoint(manifest.checkpoint->value, {&verifier, 1}, manifest.origin.value);
  if (!signed_then) return false;
  constexpr std::uint64_t kPage = 65'536;
  const auto [origin, size, root, extensions] = signed_then->checkpoint;
  MerkleFrontier tree(tree_hash_of(origin));
  while (tree.size() < size) {
    const auto leaves = store.leaves(tree.size(), std::min(size, tree.size() + kPage));
    if (leaves.empty()) return false;
    for (const auto& leaf : leaves) tree.append(leaf);
  }
  return tree.root() == root;
}

// What a path of a manifest may be: one that stays below the folder.
bool stays_below(const fs::path& path) {
  return path.is_relative() && std::ranges::none_of(path, [](const fs::path& part) { return part == ".."; });
}

}  // namespace

boost::system::result<BackupManifest, Problems> take_backup(const Config& config, const std::string& config_file,
                                                            const fs::path& folder, Timestamp now) {
  if (fs::exists(folder) && !fs::is_empty(folder)) {
    return Problems{{"folder-not-empty", folder.string(), {"文件夹不是空的", "the folder is not empty"}}};
  }
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  // Before the copy: what it holds is at least this.
  const auto head = open_store(config.database)->head();
  back_up_database(config.database, folder);
  copy_folder(config.documents_folder(), folder / kDocuments);
  copy_settings(config, config_file, folder / kSettings);

  BackupManifest manifest;
  manifest.made_at = now;
  manifest.program = std::string(program_version());
  manifest.origin = config.origin;
  if (head) {
    manifest.log_size = static_cast<std::int64_t>(size_of(*head, config.origin));
    manifest.checkpoint = head->checkpoint;
  }
  manifest.files = files_in(folder);
  write_durably(folder / kManifest, boost::json::serialize(write_described(manifest)) + "\n");
  return manifest;
}

boost::system::result<BackupManifest, Problems> check_backup(const fs::path& folder) {
  const auto not_a_backup = [&](Problem problem) {
    problem.code = "backup-manifest";
    problem.place = (folder / kManifest).string() + " " + problem.place;
    return Problems{std::move(problem)};
  };
  const auto text = read_file(folder / kManifest, kLargestManifest);
  if (!text)
    return not_a_backup({{}, {}, {"不是备份文件夹：没有 backup.json", "not a backup: there is no backup.json"}});
  const auto parsed = parse_strict(*text);
  if (!parsed) return not_a_backup(parsed.error());
  auto manifest = read_described<BackupManifest>(*parsed);
  if (!manifest) return not_a_backup(manifest.error().front());

  Problems bad;
  for (const auto& [path, size, sha256] : manifest->files) {
    const auto file = folder / path.value;
    const bool whole = stays_below(path.value) && fs::is_regular_file(file) &&
                       fs::file_size(file) == static_cast<std::uintmax_t>(size.value) &&
                       digest_of(file) == sha256.value;
    if (whole) continue;
    bad.push_back(
        {"backup-damaged", path.value, {"备份文件缺失或已改变", "the file is missing or is not what it was"}});
  }
  if (!bad.empty()) return bad;
  return manifest;
}

boost::system::result<RestoredBackup, Problems> restore_backup(const fs::path& folder, const Config& config,
                                                               const Verifier& verifier) {
  auto manifest = check_backup(folder);
  if (!manifest) return manifest.error();
  const fs::path documents = config.documents_folder();
  if (fs::exists(folder / kDocuments) && fs::exists(documents) && !fs::is_empty(documents)) {
    return Problems{{"documents-not-empty", documents.string(), {"文件夹不是空的", "the folder is not empty"}}};
  }
  const auto copy = std::ranges::find_if(
      manifest->files, [](const BackedUpFile& file) { return file.path.value.starts_with("database."); });
  if (copy == manifest->files.end()) {
    return Problems{{"backup-manifest", kManifest, {"备份中没有数据库", "there is no database in the backup"}}};
  }
  restore_database(folder / copy->path.value, config.database);
  copy_folder(folder / kDocuments, documents);

  const auto store = open_store(config.database);
  Catalogue catalogue(compiled_procedures(), *store);
  RestoredBackup restored{std::move(*manifest), verify(*store, catalogue, verifier, config.origin), false};
  restored.whole = continues(*store, restored.manifest, verifier);
  return restored;
}

}  // namespace renmian
