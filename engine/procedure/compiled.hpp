// Makes a Procedure of a transition table. Included by one .cpp per procedure, since it pulls in MSM's back-end.
//
// `Definition` provides
//   info         ProcedureInfo
//   Facts        described struct with member `standing` (StandingFacts) and waiver_of(gate, authority)
//   Policy       described struct with `items` (policy.hpp)
//   Steps        mp_list of the types with the StepInfo of the steps, in order
//   Procedure    mp_list of rows; the first row starts where every case starts
//   Dossier      mp_list of rows of one state: what may be recorded at any time, also while the case rests
//   Always       mp_list of gates that every command must satisfy
//   Goals        mp_list of the states that must not be reached without the gates in
//   Mandatory    mp_list of gates
//   vocabulary   Words vocabulary(std::string_view member): titles of members of commands and facts
//   value_title  Words value_title(std::string_view code): titles of the values of enumerations
// and may provide
//   due          std::vector<DueItem> due(const Facts&, const Position&, const Path&, const Policy&, const
//   WorkingDays&):
//                what a running case waits for, pure; its facts then have a member `work` (work.hpp)
//   successors   array of pairs of state codes: where cases of an earlier version go on; a state not named keeps its
//   code
// and every command provides `info` and `record(Facts&, const Stamp&)`, and may provide type() (command_type.hpp).
#pragma once

#include <map>

#include "engine/base/problem.hpp"
#include "engine/policy/policy.hpp"
#include "engine/procedure/command_type.hpp"
#include "engine/procedure/correction.hpp"
#include "engine/procedure/machine.hpp"
#include "engine/procedure/proofs.hpp"

namespace renmian {

template <class Definition>
class Compiled final : public Procedure {
 public:
  using Facts = typename Definition::Facts;
  using Policy = typename Definition::Policy;
  using Machine = renmian::Machine<Definition>;
  using MachineRows = mp::mp_append<typename Definition::Procedure, StandingRows>;
  using Rows = TableOf<Definition>;
  using States = reflection::StatesOf<typename Definition::Procedure>;
  using MachineCommands = reflection::CommandsOf<MachineRows>;
  using Commands = reflection::CommandsOf<Rows>;  // those of the machine come first

  static_assert(proofs::lawful<Definition>());
  // MSM sees as many rows as are written down: an mp_list it cannot read would compile as an empty table.
  static_assert(boost::mpl::size<typename Machine::Stt>::value >= static_cast<long>(mp::mp_size<MachineRows>::value));

  // A dossier command has one row, and is none of the machine's.
  static_assert(mp::mp_size<Commands>::value ==
                mp::mp_size<MachineCommands>::value + mp::mp_size<typename Definition::Dossier>::value);

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

  std::string_view successor_of(std::string_view state) const override {
    const auto named = std::ranges::find(book_.successors, state, [](const auto& pair) { return pair.first; });
    if (named != book_.successors.end()) state = named->second;
    const auto known = std::ranges::find(book_.states, state, &StateInfo::code);
    return known == book_.states.end() ? std::string_view{} : (*known)->code;
  }

  boost::system::result<ParsedCommand, Problems> parse(std::string_view command,
                                                       const boost::json::value& data) const override {
    for (std::size_t place = 0; place < kCommands; ++place) {
      if (book_.commands[place].info->code != command) continue;
      auto read = types()[place]->read(data);
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
    return types()[command.place]->write(command.data.get());
  }

  Judgement judge(const CaseFacts& facts, const Position& at, const ParsedCommand& command, const Actor& actor,
                  const Circumstances& circumstances) const override {
    auto given = given_at(at, circumstances);
    given.actor = &actor;
    given.command = command.info;
    const auto waits_for = sees_due(command) ? due_at(facts, at, circumstances) : std::vector<DueItem>{};
    given.due = waits_for;
    std::optional<CorrectedStep> corrected;
    if (command.place == kCorrect) {
      corrected = read_correction(command, circumstances.history);
      given.corrected = &*corrected;
    }
    const auto& before = *static_cast<const Facts*>(facts.get());
    auto after = corrected && corrected->possible() ? refolded(*corrected, *circumstances.history)
                                                    : std::make_shared<Facts>(before);
    types()[command.place]->record(command.data.get(), after.get(), Stamp{circumstances.now, actor});

    Judgement judgement;
    judgement.verdicts.reserve(16);
    const Inquiry<Facts, Policy> inquiry{*after, given, circumstances.oracle, judgement.verdicts};
    // Of the gates of every command only those are told that are not met; the row's gates are told in full.
    const bool allowed = inquiry.ask(kAlways);
    std::erase_if(judgement.verdicts, [](const GateVerdict& asked) { return asked.verdict.passes(); });
    judgement.to = at;
    auto answer = command.place < kMachineCommands ? ask_machine(at, command, inquiry, judgement.to)
                                                   : ask_dossier(at, command, inquiry);
    if (answer == Judgement::Outcome::kNotHere) {
      judgement.verdicts.clear();
    } else if (!allowed) {
      answer = Judgement::Outcome::kGateClosed;
    }
    if (answer == Judgement::Outcome::kAccepted && corrected &&
        !later_steps_hold(before, *corrected, circumstances, inquiry)) {
      answer = Judgement::Outcome::kGateClosed;
    }
    judgement.outcome = answer;
    const bool accepted = answer == Judgement::Outcome::kAccepted;
    if (!accepted) judgement.to = at;
    judgement.facts = accepted ? CaseFacts(std::move(after)) : facts;
    return judgement;
  }

  std::vector<Prospect> prospects(const CaseFacts& facts, const Position& at,
                                  const Circumstances& circumstances) const override {
    std::vector<Prospect> possible;
    auto given = given_at(at, circumstances);
    const auto waits_for = due_at(facts, at, circumstances);
    given.due = waits_for;
    const auto& now = *static_cast<const Facts*>(facts.get());
    for (std::size_t row = 0; row < book_.rows.size(); ++row) {
      const auto& entry = book_.rows[row];
      if (!stands_at(entry, at)) continue;
      auto& prospect = possible.emplace_back();
      prospect.command = entry.command;
      prospect.target = entry.target;
      prospect.any_time = entry.region != Region::kProcedure;
      Inquiry<Facts, Policy>{now, given, circumstances.oracle, prospect.verdicts}.ask(kGatesOfRows[row]);
    }
    return possible;
  }

  CaseFacts fold(const History& history) const override { return folded(history, nullptr); }

  std::vector<DueItem> due(const CaseFacts& facts, const Position& at, const Path& path, const PolicyValues& policy,
                           const WorkingDays& calendar) const override {
    if constexpr (requires { &Definition::due; }) {
      if (over(at)) return {};
      const auto& known = *static_cast<const Facts*>(facts.get());
      return known.work.applied_to(
          Definition::due(known, at, path, *static_cast<const Policy*>(policy.get()), calendar));
    } else {
      return {};
    }
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
  static constexpr std::size_t kMachineCommands = mp::mp_size<MachineCommands>::value;
  static constexpr std::size_t kCorrect = mp::mp_find<Commands, Correct>::value;  // kCommands if there is none

  static const std::array<const CommandType*, kCommands>& types() {
    static const auto all = []<class... Command>(mp::mp_list<Command...>) {
      return std::array<const CommandType*, sizeof...(Command)>{&type_of<Command, Facts>()...};
    }(Commands{});
    return all;
  }

  template <class Gates>
  static constexpr std::span<const AskGate<Facts, Policy>> asked_of(Gates) {
    return []<class... Gate>(mp::mp_list<Gate...>) -> std::span<const AskGate<Facts, Policy>> {
      return kAsked<Facts, Policy, Gate...>;
    }(Gates{});
  }
  static constexpr std::span<const AskGate<Facts, Policy>> kAlways = asked_of(typename Definition::Always{});
  static constexpr auto kGatesOfRows = []<class... R>(mp::mp_list<R...>) {
    return std::array<std::span<const AskGate<Facts, Policy>>, sizeof...(R)>{asked_of(reflection::GatesOf<R>{})...};
  }(Rows{});

  // MSM numbers states by the order of the rows; this finds its number for a stable code.
  static constexpr auto kStateIds = []<class... S>(mp::mp_list<S...>) {
    return std::array<int, sizeof...(S)>{Machine::template id_of<S>...};
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
            over(at), circumstances.around == nullptr ? Surroundings::none() : *circumstances.around};
  }

  bool stands_at(const BookRow& row, const Position& at) const { return !over(at) && starts_at(row, at); }

  std::array<int, 2> regions_at(const Position& at) const {
    std::size_t place = 0;
    while (book_.states[place]->code != at.state) ++place;
    const int standing = at.standing == Standing::kActive      ? Machine::template id_of<Active>
                         : at.standing == Standing::kSuspended ? Machine::template id_of<Suspended>
                                                               : Machine::template id_of<Terminated>;
    return {kStateIds[place], standing};
  }

  Position position_of(const Machine& machine) const {
    std::size_t place = 0;
    while (kStateIds[place] != machine.state_id(0)) ++place;
    const int standing = machine.state_id(1);
    return {book_.states[place]->code, standing == Machine::template id_of<Active>      ? Standing::kActive
                                       : standing == Machine::template id_of<Suspended> ? Standing::kSuspended
                                                                                        : Standing::kTerminated};
  }

  Judgement::Outcome ask_machine(const Position& at, const ParsedCommand& command,
                                 const Inquiry<Facts, Policy>& inquiry, Position& to) const {
    Machine machine(regions_at(at), inquiry);
    const auto answer = mp::mp_with_index<kMachineCommands>(command.place, [&](auto i) {
      using Command = mp::mp_at<MachineCommands, decltype(i)>;
      return machine.process(*static_cast<const Command*>(command.data.get()));
    });
    to = position_of(machine);
    return answer;
  }

  // A dossier row has no state to stand in: it is possible until the case was ended early, and its gates say the rest.
  Judgement::Outcome ask_dossier(const Position& at, const ParsedCommand& command,
                                 const Inquiry<Facts, Policy>& inquiry) const {
    if (at.standing == Standing::kTerminated) return Judgement::Outcome::kNotHere;
    bool all = inquiry.ask(kGatesOfRows[dossier_row(command.place)]);
    const auto* corrected = inquiry.given.corrected;
    if (corrected != nullptr && corrected->possible()) all = inquiry.ask(gates_passed_by(*corrected->step)) && all;
    return all ? Judgement::Outcome::kAccepted : Judgement::Outcome::kGateClosed;
  }

  static constexpr std::size_t dossier_row(std::size_t place) {
    return mp::mp_size<MachineRows>::value + place - kMachineCommands;
  }

  // --- What the case waits for ---

  bool sees_due(const ParsedCommand& command) const {
    return command.place >= kMachineCommands &&
           std::ranges::any_of(kGatesOfRows[dossier_row(command.place)],
                               [](const auto& gate) { return gate.info->sees_due; });
  }

  std::vector<DueItem> due_at(const CaseFacts& facts, const Position& at, const Circumstances& circumstances) const {
    return due(facts, at, circumstances.path == nullptr ? Path{} : *circumstances.path, circumstances.policy,
               *circumstances.calendar);
  }

  // --- Corrections ---

  static const Correct& correction_in(const ParsedCommand& command) {
    return *static_cast<const Correct*>(command.data.get());
  }

  static CorrectedStep read_correction(const ParsedCommand& command, const History* history) {
    auto corrected = corrected_step(history, correction_in(command).event);
    if (corrected.step == nullptr) return corrected;
    auto read = types()[corrected.step->command.place]->read(correction_in(command).data.value);
    read ? void(corrected.data = *read) : void(corrected.problems = read.error());
    return corrected;
  }

  std::shared_ptr<Facts> refolded(const CorrectedStep& corrected, const History& history) const {
    return folded(history, &corrected);
  }

  // Of the corrections of one step the last counts, and `pending` is the very last.
  std::shared_ptr<Facts> folded(const History& history, const CorrectedStep* pending) const {
    std::map<std::int64_t, CommandData> in_force;
    for (const auto& past : history) {
      if (past->command.place != kCorrect) continue;
      const auto& data = in_force[correction_in(past->command).event] = read_correction(past->command, &history).data;
      if (data == nullptr) {
        throw Fault("correction-unreadable", {"第 " + std::to_string(past->seq) + " 步更正的内容不合于该流程版本",
                                              "the data of the correction at step " + std::to_string(past->seq) +
                                                  " is not as this version of the procedure asks"});
      }
    }
    if (pending != nullptr) in_force[pending->step->seq] = pending->data;
    auto facts = std::make_shared<Facts>();
    for (const auto& past : history) {
      const auto corrected = in_force.find(past->seq);
      const auto& data = corrected == in_force.end() ? past->command.data : corrected->second;
      types()[past->command.place]->record(data.get(), facts.get(), Stamp{past->at, past->actor});
    }
    return facts;
  }

  // The gates of the row that a command took.
  std::span<const AskGate<Facts, Policy>> gates_passed_by(const PastCommand& past) const {
    const auto* row = row_from(book_, *past.command.info, past.from);
    return row == nullptr ? std::span<const AskGate<Facts, Policy>>{}
                          : kGatesOfRows[static_cast<std::size_t>(row - book_.rows.data())];
  }

  // What later steps passed must not close by the correction; a gate that would is told.
  bool later_steps_hold(const Facts& before, const CorrectedStep& corrected, const Circumstances& circumstances,
                        const Inquiry<Facts, Policy>& inquiry) const {
    bool hold = true;
    for (const auto& past : *circumstances.history) {
      if (past->seq <= corrected.step->seq) continue;
      for (const auto& gate : gates_passed_by(*past)) {
        const bool told = std::ranges::find(inquiry.verdicts, gate.info, &GateVerdict::gate) != inquiry.verdicts.end();
        if (told || !gate.verdict(before, inquiry.given).passes()) continue;
        auto verdict = gate.verdict(inquiry.facts, inquiry.given);
        if (verdict.passes()) continue;
        inquiry.verdicts.push_back({gate.info, std::move(verdict)});
        hold = false;
      }
    }
    return hold;
  }

  static Book make_book() {
    Book book;
    book.info = Definition::info;
    mp::mp_for_each<typename Definition::Steps>([&](auto step) { book.steps.push_back(&decltype(step)::info); });
    each_type<States>([&]<class S>() { book.states.push_back(&S::info); });
    each_type<Commands>([&]<class Command>() {
      book.commands.push_back({&Command::info, type_of<Command, Facts>().schema(&Definition::vocabulary), false});
    });
    each_type<mp::mp_unique<mp::mp_append<typename Definition::Always, reflection::AllGatesOf<Rows>>>>(
        [&]<class Gate>() { book.gates.push_back(&Gate::info); });
    each_type<typename Definition::Mandatory>([&]<class Gate>() { book.mandatory.push_back(&Gate::info); });
    each_type<typename Definition::Goals>([&]<class S>() { book.appointment.push_back(&S::info); });
    each_type<typename Definition::Always>([&]<class Gate>() { book.always.push_back(&Gate::info); });
    add_rows<typename Definition::Procedure>(book, Region::kProcedure);
    add_rows<StandingRows>(book, Region::kStanding);
    add_rows<typename Definition::Dossier>(book, Region::kDossier);
    book.policy = describe_policy(Policy{});
    if constexpr (requires { Definition::successors; }) {
      book.successors.assign(std::begin(Definition::successors), std::end(Definition::successors));
    }
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
