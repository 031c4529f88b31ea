#include "api/witness/installed.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <system_error>

#include "adapters/system/durable_file.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

// A text also converts to a problem, so which one is meant must be said.
using TextOrProblem = boost::system::result<std::string, Problem>;

std::string vkey_in(const fs::path& folder) {
  auto vkey = read_input(folder / "vkey");
  if (!vkey) {
    throw Fault("witness-state-missing",
                {folder.string() + " 不是见证目录（没有 vkey 文件）；首次使用请运行 init。",
                 folder.string() + " is not the folder of a witness (no file vkey); run init for a new one."},
                vkey.error().message.en);
  }
  while (vkey->ends_with('\n')) vkey->pop_back();
  return *vkey;
}

bool is_witness_name(const std::string& name) {
  try {
    static_cast<void>(make_vkey(name, KeyType::kCosignature, std::string(32, 'x')));
    return true;
  } catch (const std::invalid_argument&) {
    return false;
  }
}

// What `source` says, line by line; what is no key of a log is added to `problems`.
void read_keys(const std::string& text, const std::string& source, std::vector<Verifier>& keys, Problems& problems) {
  std::size_t number = 0;
  for (std::string_view rest = text; !rest.empty();) {
    ++number;
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    line = line.substr(0, line.find('#'));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (!line.empty() && std::string_view(" \t\r").find(line.back()) != std::string_view::npos)
      line.remove_suffix(1);
    if (line.empty()) continue;
    const auto key = Verifier::from_vkey(line);
    if (key && key->type() != KeyType::kCosignature) {
      keys.push_back(*key);
    } else {
      problems.push_back(
          {"log-key",
           fmt::format("{} {}", source, number),
           {fmt::format("不是日志的核验密钥：{}", line), fmt::format("not the key of a log: {}", line)}});
    }
  }
}

}  // namespace

boost::system::result<std::string, Problem> InstalledWitness::create(const fs::path& folder, const std::string& name) {
  if (!is_witness_name(name)) {
    return Problem{"witness-name",
                   name,
                   {"名称不能为空，不能含空格和加号，例如 jiwei.example/witness。",
                    "The name must not be empty and has no spaces and no '+'; for instance jiwei.example/witness."}};
  }
  WitnessState::create(folder);
  const auto key_file = folder / "key.pem";
  Ed25519FileKey::create(key_file);
  const auto vkey = Ed25519FileKey(name, key_file, KeyType::kCosignature).verifier_key();
  write_durably(folder / "vkey", vkey + "\n", 0644);
  return TextOrProblem(boost::system::in_place_value, vkey);
}

InstalledWitness::InstalledWitness(const fs::path& folder) : InstalledWitness(folder, vkey_in(folder)) {}

InstalledWitness::InstalledWitness(const fs::path& folder, const std::string& vkey)
    : state_(folder), key_(vkey.substr(0, vkey.find('+')), folder / "key.pem", KeyType::kCosignature) {
  if (key_.verifier_key() != vkey) {
    throw Fault("witness-key-changed",
                {"见证密钥 key.pem 与 vkey 文件不符：密钥被换过。请查明原因，不要使用。",
                 "The key key.pem is not the one of the file vkey: it was exchanged. Find out why; do not use it."});
  }
}

boost::system::result<std::vector<Verifier>, Problems> read_log_keys(const fs::path& folder,
                                                                     std::vector<std::string> given,
                                                                     const std::string& file) {
  std::vector<Verifier> keys;
  Problems problems;
  for (const auto& vkey : given) read_keys(vkey, "--log", keys, problems);
  std::vector<fs::path> files;
  if (!file.empty()) files.emplace_back(file);
  if (fs::exists(folder / "logs.txt")) files.push_back(folder / "logs.txt");
  for (const auto& each : files) {
    const auto text = read_input(each);
    if (text) {
      read_keys(*text, each.string(), keys, problems);
    } else {
      problems.push_back(text.error());
    }
  }
  if (keys.empty() && problems.empty()) {
    problems.push_back({"log-key",
                        "--log",
                        {"没有说明为哪个日志见证：用 --log 核验密钥，或写入状态目录的 logs.txt。",
                         "No log to be witnessed is named: use --log VKEY, or write it into logs.txt in the state "
                         "folder."}});
  }
  if (!problems.empty()) return problems;
  return keys;
}

boost::system::result<std::string, Problem> read_input(const fs::path& file) {
  std::string why = "no such file";
  try {
    if (auto bytes = read_file(file, kMaxInput)) return TextOrProblem(boost::system::in_place_value, std::move(*bytes));
  } catch (const std::system_error& error) {
    why = error.code().message();
  }
  return Problem{"file-unreadable",
                 file.string(),
                 {"无法读取文件 " + file.string() + "（" + why + "）。",
                  "The file " + file.string() + " cannot be read (" + why + ")."}};
}

}  // namespace renmian
