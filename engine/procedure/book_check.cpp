#include "engine/procedure/book_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace renmian {
namespace {

using Path = std::vector<const StateInfo*>;

Text text_of(const Path& path) {
  Text text;
  for (const auto* state : path) {
    if (!text.zh.empty()) text = {text.zh + " → ", text.en + " -> "};
    text.zh.append(state->title.zh);
    text.en.append(state->title.en);
  }
  return text;
}

// The shortest path over the rows that `passable` lets through to a state that `wanted` accepts.
template <class Passable, class Wanted>
std::optional<Path> path_from(const Book& book, const StateInfo* start, Passable passable, Wanted wanted) {
  std::map<const StateInfo*, const StateInfo*> came_from{{start, nullptr}};
  for (Path queue{start}; !queue.empty();) {
    Path next;
    for (const auto* state : queue) {
      if (wanted(*state)) {
        Path path;
        for (const auto* at = state; at != nullptr; at = came_from.at(at)) path.insert(path.begin(), at);
        return path;
      }
      for (const auto& row : book.rows) {
        if (row.region != Region::kProcedure || row.source != state || !passable(row)) continue;
        if (came_from.emplace(row.target, state).second) next.push_back(row.target);
      }
    }
    queue = std::move(next);
  }
  return std::nullopt;
}

bool any_row(const BookRow&) { return true; }

BookCheck mandatory_gates(const Book& book) {
  BookCheck check{
      "mandatory-gates",
      {"不满足全部必经关口，任何路径都不能到达任职", "no path leads to the appointment without every mandatory gate"},
      {}};
  for (const auto* gate : book.mandatory) {
    const auto without = [gate](const BookRow& row) {
      return std::find(row.gates.begin(), row.gates.end(), gate) == row.gates.end();
    };
    for (const auto* goal : book.appointment) {
      const auto bypass =
          path_from(book, book.states.front(), without, [goal](const StateInfo& state) { return &state == goal; });
      if (!bypass) continue;
      const auto path = text_of(*bypass);
      check.wrong.emplace_back(fmt::format("绕过“{}”（{}）：{}", gate->title.zh, gate->id, path.zh),
                               fmt::format("bypasses \"{}\" ({}): {}", gate->title.en, gate->id, path.en));
    }
  }
  return check;
}

BookCheck reaches_end(const Book& book) {
  BookCheck check{"reaches-end", {"每个状态都能办到结束", "every state reaches an end"}, {}};
  for (const auto* state : book.states) {
    if (path_from(book, state, any_row, [](const StateInfo& at) { return at.end; })) continue;
    check.wrong.emplace_back(fmt::format("从“{}”到不了任何结束状态", state->title.zh),
                             fmt::format("from \"{}\" no end can be reached", state->title.en));
  }
  return check;
}

BookCheck reachable(const Book& book) {
  BookCheck check{"reachable", {"每个状态都能从起点到达", "every state can be reached from the start"}, {}};
  for (const auto* state : book.states) {
    const auto here = [state](const StateInfo& at) { return &at == state; };
    if (path_from(book, book.states.front(), any_row, here)) continue;
    check.wrong.emplace_back(fmt::format("“{}”从起点到不了", state->title.zh),
                             fmt::format("\"{}\" cannot be reached from the start", state->title.en));
  }
  return check;
}

BookCheck one_row_each(const Book& book) {
  BookCheck check{"one-row-each", {"同一状态下同一命令只有一种走向", "one row for each state and command"}, {}};
  std::set<std::pair<const StateInfo*, const CommandInfo*>> seen;
  for (const auto& row : book.rows) {
    if (seen.emplace(row.source, row.command).second) continue;
    check.wrong.emplace_back(
        fmt::format("“{}”下的“{}”出现多次", row.source->title.zh, row.command->title.zh),
        fmt::format("\"{}\" occurs more than once in \"{}\"", row.command->title.en, row.source->title.en));
  }
  return check;
}

BookCheck codes_differ(const Book& book) {
  BookCheck check{"codes-differ",
                  {"步骤、状态、命令、关口的代码各不相同", "steps, states, commands and gates have codes of their own"},
                  {}};
  const auto differ = [&check](const std::vector<std::string_view>& codes, Words kind) {
    std::set<std::string_view> seen;
    for (const auto code : codes) {
      if (seen.insert(code).second) continue;
      check.wrong.emplace_back(fmt::format("{}代码“{}”重复", kind.zh, code),
                               fmt::format("two {} share the code \"{}\"", kind.en, code));
    }
  };
  // The states of standing and case file are in no list of the book, only in its rows.
  auto states = book.states;
  for (const auto& row : book.rows) {
    for (const auto* state : {row.source, row.target}) {
      if (std::find(states.begin(), states.end(), state) == states.end()) states.push_back(state);
    }
  }
  const auto codes_of = [](const auto& items, auto code) {
    std::vector<std::string_view> codes;
    for (const auto& item : items) codes.push_back(code(item));
    return codes;
  };
  differ(codes_of(book.steps, [](const auto* step) { return step->code; }), {"步骤", "steps"});
  differ(codes_of(states, [](const auto* state) { return state->code; }), {"状态", "states"});
  differ(codes_of(book.commands, [](const auto& command) { return command.info->code; }), {"命令", "commands"});
  differ(codes_of(book.gates, [](const auto* gate) { return gate->id; }), {"关口", "gates"});
  return check;
}

}  // namespace

std::vector<BookCheck> check_book(const Book& book) {
  return {mandatory_gates(book), reaches_end(book), reachable(book), one_row_each(book), codes_differ(book)};
}

}  // namespace renmian
