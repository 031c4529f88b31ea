// A kind of command as the engine handles it, whatever its data: how it is read, written, and becomes part of the
// facts.
//
// Reading and writing are generated from the command's members (Boost.Describe), which takes the compiler a while; so a
// command shared by several procedures declares `static const CommandType& type();` and defines it once, with
// RENMIAN_DEFINE_COMMAND, where its record() is.
#pragma once

#include <memory>

#include "engine/data/schema.hpp"
#include "engine/data/writer.hpp"
#include "engine/procedure/actor.hpp"
#include "engine/procedure/procedure.hpp"

namespace renmian {

struct CommandType {
  boost::system::result<CommandData, Problems> (*read)(const boost::json::value& json);
  boost::json::value (*write)(const void* command);
  void (*record)(const void* command, void* facts, const Stamp& stamp);
  boost::json::object (*schema)(const Vocabulary& words);
};

template <class Command, class Facts>
inline constexpr CommandType command_type{
    [](const boost::json::value& json) -> boost::system::result<CommandData, Problems> {
      auto read = read_described<Command>(json);
      if (!read) return read.error();
      return CommandData{std::make_shared<const Command>(std::move(*read))};
    },
    [](const void* command) -> boost::json::value { return write_described(*static_cast<const Command*>(command)); },
    [](const void* command, void* facts, const Stamp& stamp) {
      static_cast<const Command*>(command)->record(*static_cast<Facts*>(facts), stamp);
    },
    [](const Vocabulary& words) { return schema_of<Command>(words); }};

template <class Command, class Facts>
const CommandType& type_of() {
  if constexpr (requires { Command::type(); }) {
    return Command::type();
  } else {
    return command_type<Command, Facts>;
  }
}

#define RENMIAN_DEFINE_COMMAND(Command, Facts) \
  const renmian::CommandType& Command::type() { return renmian::command_type<Command, Facts>; }

}  // namespace renmian
