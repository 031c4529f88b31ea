#include "api/service/toml_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <fstream>
#include <sstream>

namespace renmian {
namespace {

namespace json = boost::json;

json::value to_json(const toml::node& node);

json::object to_json(const toml::table& table) {
  json::object object;
  for (const auto& [key, value] : table) object.emplace(key.str(), to_json(value));
  return object;
}

json::value to_json(const toml::node& node) {
  return node.visit([](const auto& value) -> json::value {
    using Node = std::decay_t<decltype(value)>;
    if constexpr (std::is_same_v<Node, toml::table>) {
      return to_json(value);
    } else if constexpr (std::is_same_v<Node, toml::array>) {
      json::array array;
      for (const auto& element : value) array.push_back(to_json(element));
      return array;
    } else if constexpr (std::is_same_v<Node, toml::value<std::string>>) {
      return json::string(value.get());
    } else if constexpr (toml::is_chronological<Node>) {
      std::ostringstream text;
      text << value.get();
      return json::string(text.str());
    } else {
      return value.get();
    }
  });
}

}  // namespace

boost::system::result<json::object, Problems> read_toml(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return Problems{{"file-unreadable", file, {"文件不存在或不可读", "the file is not there or cannot be read"}}};
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parse_toml(text, file);
}

boost::system::result<json::object, Problems> parse_toml(std::string_view text, const std::string& name) {
  try {
    return to_json(toml::parse(text, name));
  } catch (const toml::parse_error& error) {
    return Problems{{"toml-syntax",
                     fmt::format("{} line {}", name, error.source().begin.line),
                     {fmt::format("不是有效的 TOML：{}", error.description()),
                      fmt::format("this is not TOML: {}", error.description())}}};
  }
}

}  // namespace renmian
