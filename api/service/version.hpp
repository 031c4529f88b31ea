// What program this is. Any thread.
#pragma once

#include <string_view>

#include "api/service/runtime.hpp"

namespace renmian {

std::string_view program_version();  // of the project, e.g. "0.1.0"

struct ProgramVersion {
  Line name;
  Line version;
  Line build;         // kind of build and compiler
  Count schema;       // of the database
  Line api;           // of the HTTP interface
  bool demo = false;  // there are accounts of a made-up county, and nobody else signs in
  BOOST_DESCRIBE_CLASS(ProgramVersion, (), (name, version, build, schema, api, demo), (), ())
};

ProgramVersion version_of(const Runtime& runtime);

}  // namespace renmian
