#include "adapters/pinyin/initials.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace renmian {
namespace {

// Of one thread: a transliterator keeps what it is doing in itself.
class Reading {
 public:
  explicit Reading(const char* id) {
    UErrorCode error = U_ZERO_ERROR;
    made_.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, error));
    if (U_FAILURE(error) || !made_) throw std::runtime_error(std::string("ICU has no transliterator ") + id);
  }

  // ICU puts a space between what it reads; characters it has no reading for stay together, and count each.
  std::string initials_of(std::string_view name) const {
    auto read = icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
    made_->transliterate(read);
    std::string initials;
    bool begins = true;
    for (int at = 0; at < read.length(); at = read.moveIndex32(at, 1)) {
      const auto character = read.char32At(at);
      const bool latin = character < 0x80;
      if (character != u' ' && (begins || !latin)) icu::UnicodeString(character).toUTF8String(initials);
      begins = character == u' ' || !latin;
    }
    return initials;
  }

 private:
  std::unique_ptr<icu::Transliterator> made_;
};

}  // namespace

std::vector<std::string> initials_of(std::string_view name) {
  thread_local const Reading as_name("Han-Latin/Names; Latin-ASCII; Any-Lower");
  thread_local const Reading as_text("Han-Latin; Latin-ASCII; Any-Lower");
  std::vector<std::string> initials{as_name.initials_of(name)};
  if (auto usual = as_text.initials_of(name); usual != initials.front()) initials.push_back(std::move(usual));
  return initials;
}

}  // namespace renmian
