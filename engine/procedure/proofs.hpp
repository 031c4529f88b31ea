// Proofs about a procedure, made by the compiler. Each failing proof is a compile error whose text names the gate, the
// state or the command (as the template argument of the proof) and says in words what would be wrong.
//
//   NoAppointmentWithout   every path from the start to `Goal` passes a row that requires `Gate`
//   ReachesAnEnd           from this state some end can be reached
//   Reachable              this state can be reached from the start, so no transition from it is dead
//   OneRowEach             no two rows share a state and a command
//   NamesDiffer            no two states, commands or gates share a stable code
#pragma once

#include <utility>

#include "engine/procedure/reflection.hpp"
#include "engine/procedure/standing.hpp"

namespace renmian::proofs {

using namespace reflection;

template <std::size_t States, std::size_t Rows>
struct Graph {
  std::array<Edge, Rows> edges{};

  // Which states can be reached from `start` over the rows that are not barred.
  constexpr std::array<bool, States> reachable(std::size_t start, const std::array<bool, Rows>& barred = {}) const {
    std::array<bool, States> seen{};
    seen[start] = true;
    for (bool grew = true; grew;) {
      grew = false;
      for (std::size_t i = 0; i < Rows; ++i) {
        if (barred[i] || !seen[edges[i].source] || seen[edges[i].target]) continue;
        seen[edges[i].target] = grew = true;
      }
    }
    return seen;
  }
};

template <class Rows>
inline constexpr Graph<mp::mp_size<StatesOf<Rows>>::value, mp::mp_size<Rows>::value> graph_of{edges_of<Rows>};
template <class Rows, class S>
inline constexpr std::size_t index_of = mp::mp_find<StatesOf<Rows>, S>::value;

template <class Gate, class Goal, class Start, class Rows>
struct NoAppointmentWithout {
  static constexpr bool holds =
      !graph_of<Rows>.reachable(index_of<Rows, Start>, carries<Rows, Gate>)[index_of<Rows, Goal>];
  static_assert(holds, "unlawful procedure: a path leads to the appointment without this mandatory gate");
};

template <class S, class Rows>
struct ReachesAnEnd {
  static constexpr bool holds = [] {
    const auto seen = graph_of<Rows>.reachable(index_of<Rows, S>);
    bool end = false;
    std::size_t at = 0;
    mp::mp_for_each<mp::mp_transform<mp::mp_identity, StatesOf<Rows>>>(
        [&](auto state) { end = (seen[at++] && decltype(state)::type::info.end) || end; });
    return end;
  }();
  static_assert(holds, "unsound procedure: from this state no end can be reached");
};

template <class S, class Start, class Rows>
struct Reachable {
  static constexpr bool holds = graph_of<Rows>.reachable(index_of<Rows, Start>)[index_of<Rows, S>];
  static_assert(holds, "unsound procedure: this state cannot be reached, so its transitions are dead");
};

// Where an outcome decides, each outcome is a command of its own; so a second row for one state and command, even a
// guarded one, is a mistake.
template <class State, class Command, bool once>
struct OneRowEach {
  static constexpr bool holds = once;
  static_assert(holds, "ambiguous procedure: two rows share this state and this command");
};

template <class Named, bool differs>
struct NamesDiffer {
  static constexpr bool holds = differs;
  static_assert(holds, "ambiguous procedure: two things share this stable code");
};

// How often each element of `all` occurs in it. The loops run over data, not over types: templates for every pair would
// take the compiler minutes.
template <class T, std::size_t Size>
constexpr std::array<std::size_t, Size> occurrences(const std::array<T, Size>& all) {
  std::array<std::size_t, Size> times{};
  for (std::size_t i = 0; i < Size; ++i) {
    for (const auto& other : all) times[i] += all[i] == other ? 1 : 0;
  }
  return times;
}

constexpr std::string_view name_in(const auto& info) {
  if constexpr (requires { info.code; }) {
    return info.code;
  } else {
    return info.id;
  }
}

template <class List>
inline constexpr auto times_named = []<class... Named>(mp::mp_list<Named...>) {
  return occurrences(std::array<std::string_view, sizeof...(Named)>{name_in(Named::info)...});
}(List{});

template <class Rows>
inline constexpr auto times_rowed = [] {
  std::array<std::pair<std::size_t, std::size_t>, mp::mp_size<Rows>::value> places{};
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = {edges_of<Rows>[i].source, edges_of<Rows>[i].command};
  return occurrences(places);
}();

template <class... Named>
consteval bool names_differ(mp::mp_list<Named...>) {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return (NamesDiffer<Named, times_named<mp::mp_list<Named...>>[I] == 1>::holds && ...);
  }
  (std::index_sequence_for<Named...>{});
}

template <class... R>
consteval bool one_row_each(mp::mp_list<R...>) {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return (OneRowEach<SourceOf<R>, CommandOf<R>, times_rowed<mp::mp_list<R...>>[I] == 1>::holds && ...);
  }
  (std::index_sequence_for<R...>{});
}

// All proofs for one procedure: true, or a compile error. `Definition` is as described in compiled.hpp.
template <class Definition>
consteval bool lawful() {
  using Rows = typename Definition::Procedure;
  using All = TableOf<Definition>;
  using Start = StartOf<Rows>;
  bool holds = true;

  mp::mp_for_each<mp::mp_product<mp::mp_list, typename Definition::Mandatory, typename Definition::Goals>>(
      [&]<class Gate, class Goal>(mp::mp_list<Gate, Goal>) {
        holds &= NoAppointmentWithout<Gate, Goal, Start, Rows>::holds;
      });
  mp::mp_for_each<mp::mp_transform<mp::mp_identity, StatesOf<Rows>>>([&](auto state) {
    using S = typename decltype(state)::type;
    holds &= ReachesAnEnd<S, Rows>::holds && Reachable<S, Start, Rows>::holds;
  });
  holds &= one_row_each(All{});
  holds &= names_differ(StatesOf<All>{});
  holds &= names_differ(CommandsOf<All>{});
  holds &= names_differ(AllGatesOf<All>{});
  return holds;
}

}  // namespace renmian::proofs
