#include "engine/trail/log_note.hpp"

#include <fmt/format.h>

namespace renmian {
namespace {

// The text of a note, whoever signed it.
std::string_view text_of(std::string_view note) {
  const auto end = note.rfind("\n\n");
  return end == std::string_view::npos ? note : note.substr(0, end + 1);
}

}  // namespace

LogNote open_log_note(std::string_view note, const TrailPolicy& policy, WrongWitness wrong) {
  const auto keys = wrong == WrongWitness::kForgiven ? policy.logs : policy.keys();
  const auto opened = open_note(note, keys);
  const auto checkpoint = parse_checkpoint(opened ? std::string_view(opened->text) : text_of(note));
  if (!opened && (opened.error().code == "note-malformed" || !checkpoint)) {
    return {LogNote::State::kMalformed, opened.error().message, {}};
  }
  if (!checkpoint) return {LogNote::State::kMalformed, {"检查点格式不对", "the checkpoint is malformed"}, {}};
  if (!opened) return {LogNote::State::kNotSigned, opened.error().message, *checkpoint};
  if (!policy.signed_by_log(checkpoint->origin, opened->signatures)) {
    return {LogNote::State::kNotSigned,
            {fmt::format("日志“{}”没有以所要求的密钥签名", checkpoint->origin),
             fmt::format("the log \"{}\" has not signed it with the keys asked for", checkpoint->origin)},
            *checkpoint};
  }
  return {LogNote::State::kGood, {}, *checkpoint};
}

}  // namespace renmian
