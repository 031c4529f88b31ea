// Makes a Procedure of a transition table. Included by one .cpp per procedure, since it pulls in MSM's back-end.
//
// `Definition` provides
//   info         ProcedureInfo
//   Facts        described struct with member `standing` (StandingFacts) and waiver_of(gate, authority)
//   Policy       described struct with `items` (policy.hpp)
//   Steps        mp_list of the types with the StepInfo of the steps, in order
//   Procedure    mp_list of rows; Dossier: mp_list of rows; Table: all rows, of Procedure, Standing and Dossier
//   Standing     StandingRegion<...>
//   Initial      mp_list of the three initial states
//   Goals        mp_list of the states that must not be reached without the gates in
//   Mandatory    mp_list of gates
//   vocabulary   Words vocabulary(std::string_view member): titles of members of commands and facts
//   value_title  Words value_title(std::string_view code): titles of the values of enumerations
// and every command provides `info` and `record(Facts&, const Stamp&)`.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/data/schema.hpp"
#include "engine/data/writer.hpp"
#include "engine/policy/policy.hpp"
#include "engine/procedure/machine.hpp"
#include "engine/procedure/procedure.hpp"
#include "engine/procedure/proofs.hpp"

namespace renmian {

template <class Definition>
class Compiled final : public Procedure {
 public:
  using Facts = typename Definition::Facts;
  using Policy = typename Definition::Policy;
  using Rows = typename Definition::Table;
  using States = reflection::StatesOf<typename Definition::Procedure>;
  using Commands = reflection::CommandsOf<Rows>;

  static_assert(proofs::lawful<Definition>());
  static_assert(mp::mp_size<Rows>::value > 0);
  // MSM sees as many rows as are written down: an mp_list it cannot read would compile as an empty table.
  static_assert(boost::mpl::size<typename Machine<Definition>::Stt>::value >=
                static_cast<long>(mp::mp_size<Rows>::value));

  // The first row starts where every case starts; books, diagrams and checks read the start from there.
  static_assert(std::is_same_v<mp::mp_front<States>, mp::mp_front<typename Definition::Initial>>);

  Compiled() : book_(make_book()) {}

  const Book& book() const override { return book_; }

  Words vocabulary(std::string_view member) const override { return Definition::vocabulary(member); }
  Words value_title(std::string_view code) const override { return Definition::value_title(code); }

  Position start() const override { return {mp::mp_front<States>::info.code, Standing::kActive}; }

  CaseFacts no_facts() const override { return std::make_shared<const Facts>(); }

  Position position(std::string_view stored) const override {
    const auto parts = split_position(stored);
    for (const auto* state : book_.states) {
      if (state->code == parts.state) return {state->code, parts.standing};
    }
    throw Fault("unknown-state",
                {"存储的状态“" + std::string(stored) + "”不属于本程序版本的流程",
                 "the stored state \"" + std::string(stored) + "\" is not one of this version of the procedure"});
  }

  boost::system::result<ParsedCommand, Problems> parse(std::string_view command,
                                                       const boost::json::value& data) const override {
    for (std::size_t place = 0; place < kReaders.size(); ++place) {
      if (book_.commands[place].info->code != command) continue;
      auto read = kReaders[place](data);
      if (!read) return read.error();
      return ParsedCommand{book_.commands[place].info, place, *read};
    }
    return Problems{{"unknown-command",
                     "/command",
                     {"流程“" + std::string(Definition::info.title.zh) + "”没有命令“" + std::string(command) + "”",
                      "the procedure \"" + std::string(Definition::info.title.en) + "\" has no command \"" +
                          std::string(command) + "\""}}};
  }

  boost::json::value written(const ParsedCommand& command) const override {
    return mp::mp_with_index<kCommands>(command.place, [&](auto i) {
      return write_described(*static_cast<const mp::mp_at<Commands, decltype(i)>*>(command.data.get()));
    });
  }

  Judgement judge(const CaseFacts& facts, const Position& at, const ParsedCommand& command, const Actor& actor,
                  const Circumstances& circumstances) const override {
    return mp::mp_with_index<kCommands>(command.place, [&](auto i) {
      using Command = mp::mp_at<Commands, decltype(i)>;
      return judge_one(facts, at, *static_cast<const Command*>(command.data.get()), actor, circumstances);
    });
  }

  std::vector<Prospect> prospects(const CaseFacts& facts, const Position& at,
                                  const Circumstances& circumstances) const override {
    std::vector<Prospect> possible;
    const auto given = given_at(at, circumstances);
    const auto& now = *static_cast<const Facts*>(facts.get());
    std::size_t row_place = 0;
    mp::mp_for_each<mp::mp_transform<mp::mp_identity, Rows>>([&](auto row) {
      using R = typename decltype(row)::type;
      const auto& entry = book_.rows[row_place++];
      if (!stands_at(entry, at)) return;
      auto& prospect = possible.emplace_back();
      prospect.command = entry.command;
      prospect.target = entry.target;
      prospect.any_time = entry.region != Region::kProcedure;
      mp::mp_for_each<mp::mp_transform<mp::mp_identity, reflection::GatesOf<R>>>([&](auto gate) {
        using G = typename decltype(gate)::type;
        prospect.verdicts.push_back({&G::info, verdict_of<G>(now, given)});
      });
    });
    return possible;
  }

  CaseFacts fold(const CaseFacts& facts, std::span<const PastCommand> commands) const override {
    auto after = std::make_shared<Facts>(*static_cast<const Facts*>(facts.get()));
    for (const auto& past : commands) {
      mp::mp_with_index<kCommands>(past.command.place, [&](auto i) {
        using Command = mp::mp_at<Commands, decltype(i)>;
        static_cast<const Command*>(past.command.data.get())->record(*after, Stamp{past.at, past.actor});
      });
    }
    return after;
  }

  boost::json::value written(const CaseFacts& facts) const override {
    return write_described(*static_cast<const Facts*>(facts.get()));
  }

  boost::system::result<PolicyValues, Problems> policy(const boost::json::value& values) const override {
    auto read = read_policy<Policy>(values);
    if (!read) return read.error();
    return PolicyValues{std::make_shared<const Policy>(std::move(*read))};
  }

  PolicyValues default_policy() const override { return std::make_shared<const Policy>(); }

  boost::json::array describe(const PolicyValues& policy) const override {
    return describe_policy(*static_cast<const Policy*>(policy.get()));
  }

 private:
  static constexpr std::size_t kCommands = mp::mp_size<Commands>::value;
  using ReadCommand = boost::system::result<CommandData, Problems> (*)(const boost::json::value&);

  template <class Command>
  static boost::system::result<CommandData, Problems> read_one(const boost::json::value& data) {
    auto read = read_described<Command>(data);
    if (!read) return read.error();
    return CommandData{std::make_shared<const Command>(std::move(*read))};
  }

  static constexpr auto kReaders = []<class... Command>(mp::mp_list<Command...>) {
    return std::array<ReadCommand, sizeof...(Command)>{&read_one<Command>...};
  }(Commands{});

  // MSM numbers states by the order of the rows; this finds its number for a stable code.
  static constexpr auto kStateIds = []<class... S>(mp::mp_list<S...>) {
    return std::array<int, sizeof...(S)>{Machine<Definition>::template id_of<S>...};
  }(States{});

  bool over(const Position& at) const {
    if (at.standing == Standing::kTerminated) return true;
    for (const auto* state : book_.states) {
      if (state->code == at.state) return state->end;
    }
    return false;
  }

  Given<Policy> given_at(const Position& at, const Circumstances& circumstances) const {
    return {*static_cast<const Policy*>(circumstances.policy.get()), *circumstances.calendar, circumstances.now,
            over(at)};
  }

  bool stands_at(const BookRow& row, const Position& at) const {
    if (over(at)) return false;
    switch (row.region) {
      case Region::kProcedure:
        return at.standing == Standing::kActive && row.source->code == at.state;
      case Region::kStanding:
        return (row.source->code == Active::info.code) == (at.standing == Standing::kActive);
      case Region::kDossier:
        return true;
    }
    return false;
  }

  std::array<int, 3> regions_at(const Position& at) const {
    using M = Machine<Definition>;
    using Suspended = typename Definition::Standing::Suspended;
    std::size_t place = 0;
    while (book_.states[place]->code != at.state) ++place;
    const int standing = at.standing == Standing::kActive      ? M::template id_of<Active>
                         : at.standing == Standing::kSuspended ? M::template id_of<Suspended>
                                                               : M::template id_of<Terminated>;
    return {kStateIds[place], standing, M::template id_of<mp::mp_back<typename Definition::Initial>>};
  }

  Position position_of(const Machine<Definition>& machine) const {
    using M = Machine<Definition>;
    using Suspended = typename Definition::Standing::Suspended;
    std::size_t place = 0;
    while (kStateIds[place] != machine.state_id(0)) ++place;
    const int standing = machine.state_id(1);
    return {book_.states[place]->code, standing == M::template id_of<Active>      ? Standing::kActive
                                       : standing == M::template id_of<Suspended> ? Standing::kSuspended
                                                                                  : Standing::kTerminated};
  }

  template <class Command>
  Judgement judge_one(const CaseFacts& facts, const Position& at, const Command& command, const Actor& actor,
                      const Circumstances& circumstances) const {
    const auto given = given_at(at, circumstances);
    auto after = std::make_shared<Facts>(*static_cast<const Facts*>(facts.get()));
    command.record(*after, Stamp{circumstances.now, actor});

    Judgement judgement;
    judgement.verdicts.reserve(16);
    const Inquiry<Facts, Policy> inquiry{*after, given, judgement.verdicts};
    Machine<Definition> machine(regions_at(at), inquiry);
    using Answer = typename Machine<Definition>::Answer;
    const auto answer = machine.process(command);
    judgement.outcome = answer == Answer::kRecorded     ? Judgement::Outcome::kAccepted
                        : answer == Answer::kGateClosed ? Judgement::Outcome::kGateClosed
                                                        : Judgement::Outcome::kNotHere;
    const bool accepted = answer == Answer::kRecorded;
    judgement.to = accepted ? position_of(machine) : at;
    judgement.facts = accepted ? CaseFacts(std::move(after)) : facts;
    return judgement;
  }

  static Book make_book() {
    Book book;
    book.info = Definition::info;
    mp::mp_for_each<typename Definition::Steps>([&](auto step) { book.steps.push_back(&decltype(step)::info); });
    each_type<States>([&]<class S>() { book.states.push_back(&S::info); });
    each_type<Commands>([&]<class Command>() {
      book.commands.push_back({&Command::info, schema_of<Command>(&Definition::vocabulary)});
    });
    each_type<reflection::AllGatesOf<Rows>>([&]<class Gate>() { book.gates.push_back(&Gate::info); });
    each_type<typename Definition::Mandatory>([&]<class Gate>() { book.mandatory.push_back(&Gate::info); });
    each_type<typename Definition::Goals>([&]<class S>() { book.appointment.push_back(&S::info); });
    add_rows<typename Definition::Procedure>(book, Region::kProcedure);
    add_rows<typename Definition::Standing::Rows>(book, Region::kStanding);
    add_rows<typename Definition::Dossier>(book, Region::kDossier);
    book.policy = describe_policy(Policy{});
    finish(book);
    return book;
  }

  template <class List, class Visit>
  static void each_type(Visit visit) {
    mp::mp_for_each<mp::mp_transform<mp::mp_identity, List>>(
        [&](auto item) { visit.template operator()<typename decltype(item)::type>(); });
  }

  template <class List>
  static void add_rows(Book& book, Region region) {
    each_type<List>([&]<class R>() {
      auto& row = book.rows.emplace_back(BookRow{
          region, &reflection::SourceOf<R>::info, &reflection::CommandOf<R>::info, &reflection::TargetOf<R>::info, {}});
      each_type<reflection::GatesOf<R>>([&]<class Gate>() { row.gates.push_back(&Gate::info); });
    });
  }

  Book book_;
};

}  // namespace renmian
