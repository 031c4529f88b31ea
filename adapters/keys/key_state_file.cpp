#include "adapters/keys/key_state_file.hpp"

#include <system_error>

#include "adapters/system/durable_file.hpp"
#include "engine/audit/checkpoint.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

constexpr std::size_t kMostBytes = 65'536;

// The checkpoint in a signed note, whoever signed it.
std::optional<Checkpoint> checkpoint_in(const std::string& note) {
  return parse_checkpoint(note.substr(0, note.find("\n\n") + 1));
}

bool goes_back(const std::string& from, const std::string& to) {
  const auto kept = checkpoint_in(from), next = checkpoint_in(to);
  return kept && next && kept->origin == next->origin && next->size < kept->size;
}

}  // namespace

std::optional<std::string> KeyStateFile::load() try {
  const std::lock_guard lock(mutex_);
  return read_file(file_, kMostBytes);
} catch (const std::system_error& error) {
  throw Fault("key-state-unreadable",
              {"密钥状态文件无法读取：" + file_.string(), "the key state " + file_.string() + " cannot be read"},
              error.what());
}

void KeyStateFile::save(const std::string& checkpoint) try {
  const std::lock_guard lock(mutex_);
  const auto kept = read_file(file_, kMostBytes);
  if (!kept || !goes_back(*kept, checkpoint)) write_durably(file_, checkpoint);
} catch (const std::system_error& error) {
  throw Fault("key-state-not-written",
              {"密钥状态文件无法写入：" + file_.string(), "the key state " + file_.string() + " cannot be written"},
              error.what());
}

}  // namespace renmian
