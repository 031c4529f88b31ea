// Published test vectors, from tests/data/vectors.
#pragma once

#include <boost/json/parse.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "engine/audit/encoding.hpp"

namespace renmian::test {

inline boost::json::value vectors(const std::string& file) {
  std::ifstream in(std::string(RENMIAN_TEST_DATA) + "/vectors/" + file);
  std::ostringstream text;
  text << in.rdbuf();
  return boost::json::parse(text.str());
}

inline std::string text_at(const boost::json::value& vector, std::string_view member) {
  return std::string(std::string_view(vector.at(member).as_string()));
}

inline std::uint64_t number_at(const boost::json::value& vector, std::string_view member) {
  return vector.at(member).to_number<std::uint64_t>();
}

inline std::string bytes_at(const boost::json::value& vector, std::string_view member) {
  return from_hex(text_at(vector, member)).value();
}

}  // namespace renmian::test
