// Reads a transition table as data at compile time; proofs, books, diagrams and the list of possible commands all
// read this one reflection of the table that MSM runs.
#pragma once

#include <array>
#include <cstddef>

#include "engine/procedure/table.hpp"

namespace renmian::reflection {

template <class R>
using SourceOf = typename R::Source;
template <class R>
using CommandOf = typename R::Evt;
// A row that stays names `none` as its target.
template <class R>
using TargetOf = mp::mp_if<std::is_same<typename R::Target, none>, typename R::Source, typename R::Target>;
template <class R>
using GatesOf = typename R::Guard::gates;

template <class Rows>
using StatesOf = mp::mp_unique<mp::mp_append<mp::mp_transform<SourceOf, Rows>, mp::mp_transform<TargetOf, Rows>>>;
// Every case starts where the first row starts.
template <class Rows>
using StartOf = SourceOf<mp::mp_front<Rows>>;
template <class Rows>
using CommandsOf = mp::mp_unique<mp::mp_transform<CommandOf, Rows>>;
template <class Rows>
using AllGatesOf = mp::mp_unique<mp::mp_flatten<mp::mp_push_front<mp::mp_transform<GatesOf, Rows>, mp::mp_list<>>>>;

// One row as numbers: places in StatesOf<Rows> and CommandsOf<Rows>.
struct Edge {
  std::size_t source, target, command;
};

template <class Rows>
inline constexpr auto edges_of = [] {
  std::array<Edge, mp::mp_size<Rows>::value> edges{};
  std::size_t at = 0;
  mp::mp_for_each<mp::mp_transform<mp::mp_identity, Rows>>([&](auto row) {
    using R = typename decltype(row)::type;
    edges[at++] = {mp::mp_find<StatesOf<Rows>, SourceOf<R>>::value, mp::mp_find<StatesOf<Rows>, TargetOf<R>>::value,
                   mp::mp_find<CommandsOf<Rows>, CommandOf<R>>::value};
  });
  return edges;
}();

// Every gate of every row, by the place of the row.
struct RowGate {
  std::size_t row = 0;
  std::string_view gate;
};

template <class Rows>
inline constexpr auto row_gates_of = []<class... R>(mp::mp_list<R...>) {
  std::array<RowGate, (mp::mp_size<GatesOf<R>>::value + ... + 0)> all{};
  std::size_t at = 0;
  std::size_t row = 0;
  const auto add = [&]<class... Gate>(mp::mp_list<Gate...>) {
    ((all[at++] = {row, Gate::info.id}), ...);
    ++row;
  };
  (add(GatesOf<R>{}), ...);
  return all;
}(Rows{});

// Which rows carry `Gate`; no two gates share an id (proofs.hpp).
template <class Rows, class Gate>
inline constexpr auto carries = [] {
  std::array<bool, mp::mp_size<Rows>::value> has{};
  for (const auto& [row, gate] : row_gates_of<Rows>) has[row] = has[row] || gate == Gate::info.id;
  return has;
}();

}  // namespace renmian::reflection
