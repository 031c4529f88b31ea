// The query part of a target, strictly: a parameter that the route's description (operation.hpp) does not name is a
// problem, since a misspelt filter would show everything. To read one that is not described, or to leave a described
// one unread, is a mistake in the program. Lists are paged by key: `after` is the id of the last item seen, `limit` 1
// to 500.
#pragma once

#include <boost/json/array.hpp>
#include <boost/url/url.hpp>
#include <optional>
#include <vector>

#include "api/http/message.hpp"

namespace renmian::http {

class Query {
 public:
  explicit Query(const Call& call);

  // In UTF-8, without null characters.
  std::optional<std::string> text(std::string_view name);
  template <class IdType>
  std::optional<IdType> id(std::string_view name) {
    const auto given = text(name);
    if (!given) return std::nullopt;
    const auto uuid = parse_uuid(*given);
    if (!uuid) return wrong(name, {"应为编号（UUID）", "this should be an id (UUID)"}), std::nullopt;
    return IdType{*uuid};
  }
  std::optional<CivilDate> date(std::string_view name);
  // One of these; the first if none is given.
  std::string choice(std::string_view name, std::initializer_list<std::string_view> choices);
  // A whole number from `least` to `most`.
  std::optional<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most);
  std::size_t limit();

  // That a parameter is not as it should be.
  void wrong(std::string_view name, Text message);

  // What is wrong with the parameters, once all that are known have been asked for.
  std::optional<Response> problems();

  // The target of the request with another `after`.
  std::string with_after(std::string_view after) const;

  // The page of `items`, of which one more than `limit` was asked for: {"items", "next"}, and a Link to the next page.
  template <class Item, class View>
  Response page(std::vector<Item> items, std::size_t limit, std::string (*id_of)(const Item&), View view) const {
    const bool more = items.size() > limit;
    if (more) items.pop_back();
    boost::json::array shown;
    shown.reserve(items.size());
    for (const auto& item : items) shown.push_back(view(item));
    return page_of(std::move(shown), more ? id_of(items.back()) : std::string{});
  }

 private:
  bool is_described(std::string_view name) const;
  Response page_of(boost::json::array items, const std::string& next_after) const;

  const Call& call_;
  boost::urls::url target_;
  std::vector<std::string> asked_;
  Problems problems_;
};

}  // namespace renmian::http
