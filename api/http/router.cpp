#include "api/http/router.hpp"

#include <boost/url/parse.hpp>

namespace renmian::http {
namespace {

// The next segment of a path, which is cut off.
std::string_view cut_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const auto segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

// Whether the path is of the pattern, and what stands for {id} (or {rest}) and {n} in it.
bool matches(std::string_view pattern, std::string_view path, std::string_view& id, std::string_view& number) {
  while (pattern.starts_with('/') && path.starts_with('/')) {
    const auto wanted = cut_segment(pattern);
    if (wanted == "{rest}") return id = path.substr(1), true;
    const auto given = cut_segment(path);
    if (wanted == "{id}" && !given.empty()) {
      id = given;
    } else if (wanted == "{n}" && !given.empty()) {
      number = given;
    } else if (wanted != given) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

void add_method(std::string& allow, verb method) {
  const std::string_view name = to_string(method);
  allow.append(allow.empty() ? "" : ", ").append(name);
  if (method == verb::get) allow.append(", HEAD");
}

}  // namespace

Match find_route(verb method, std::string_view target) {
  Match match;
  if (!boost::urls::parse_origin_form(target)) return match;
  match.path = target.substr(0, target.find('?'));
  const auto wanted = method == verb::head ? verb::get : method;
  std::string_view pattern;  // the first that fits: a path of its own stands before those with {id} in its place
  for (const auto& route : routes()) {
    if (!pattern.empty() && route.pattern != pattern) continue;
    if (!matches(route.pattern, match.path, match.id, match.number)) continue;
    pattern = route.pattern;
    if (route.method == wanted) {
      match.route = &route;
      return match;
    }
    add_method(match.allow, route.method);
  }
  return match;
}

}  // namespace renmian::http
