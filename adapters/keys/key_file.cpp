#include "adapters/keys/key_file.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "adapters/system/descriptor.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

std::string last_error() { return std::generic_category().message(errno); }

[[noreturn]] void unreadable(const fs::path& file, const std::string& algorithm, const std::string& why) {
  throw Fault("key-unreadable",
              {"签名密钥文件无法使用：" + file.string() + "。文件应为PEM格式的" + algorithm +
                   "私钥，仅所有者可读（权限0400或0600）。",
               "The signing key " + file.string() + " cannot be used. It must be a PEM file with a private key of " +
                   algorithm + " which only its owner may read (mode 0400 or 0600)."},
              why);
}

[[noreturn]] void not_created(const fs::path& file, const std::string& why) {
  throw Fault(
      "key-not-created",
      {"无法新建签名密钥文件：" + file.string() + "。", "The signing key " + file.string() + " cannot be created."},
      why);
}

// Asked of the open file, so that it cannot be exchanged between the question and the reading.
void must_be_private(const Descriptor& descriptor, const fs::path& file, const std::string& algorithm) {
  struct stat status {};
  if (::fstat(descriptor.get(), &status) != 0) unreadable(file, algorithm, last_error());
  if (!S_ISREG(status.st_mode)) unreadable(file, algorithm, "not a regular file");
  const auto mode = status.st_mode & 07777;
  if (mode != 0400 && mode != 0600) unreadable(file, algorithm, "others than its owner may use it, or it may be run");
}

}  // namespace

void create_key_file(const fs::path& file, const std::string& algorithm) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_PKEY_Q_keygen(nullptr, nullptr, algorithm.c_str()),
                                                                &EVP_PKEY_free);
  if (!key) not_created(file, "no key could be made");

  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400));
  if (!descriptor.is_open()) not_created(file, last_error());
  const Bio bio(BIO_new_fd(descriptor.get(), BIO_NOCLOSE), &BIO_free_all);
  const bool written = PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
  const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!written || ::fsync(descriptor.get()) != 0 || !parent.is_open() || ::fsync(parent.get()) != 0) {
    const auto why = last_error();
    ::unlink(file.c_str());  // Half a key would stop the next attempt.
    not_created(file, why);
  }
}

std::shared_ptr<EVP_PKEY> load_key_file(const fs::path& file, const std::string& algorithm) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!descriptor.is_open()) {
    if (errno != ENOENT) unreadable(file, algorithm, last_error());
    throw Fault("key-missing",
                {"找不到签名密钥文件：" + file.string() + "。", "There is no signing key " + file.string() + "."});
  }
  must_be_private(descriptor, file, algorithm);

  // Without an answer of ours, OpenSSL would ask the terminal for the password of an encrypted key.
  const auto no_password = [](char*, int, int, void*) { return 0; };
  const Bio bio(BIO_new_fd(descriptor.get(), BIO_NOCLOSE), &BIO_free_all);
  std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr), &EVP_PKEY_free);
  if (!key || !EVP_PKEY_is_a(key.get(), algorithm.c_str())) unreadable(file, algorithm, "no such key in it");
  return key;
}

}  // namespace renmian
