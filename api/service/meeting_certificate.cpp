#include <fmt/format.h>

#include <algorithm>

#include "api/service/meetings.hpp"
#include "engine/audit/strict_json.hpp"
#include "workflows/appointment/decision/commands.hpp"
#include "workflows/meeting/item_record.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using appointment::CommitteeMember;
using appointment::MeetingItem;
using meeting::ItemOutcome;
using meeting::ItemResult;

Words name_of(common::MeetingKind kind) {
  switch (kind) {
    case common::MeetingKind::committee:
      return {"党委（党组）会议", "meeting of the Party committee"};
    case common::MeetingKind::standing_committee:
      return {"常委会", "standing committee of the Party committee"};
    case common::MeetingKind::plenary:
      return {"全委会", "plenary of the Party committee"};
    case common::MeetingKind::dept_meeting:
      return {"部务会", "department meeting"};
    case common::MeetingKind::npc_sc:
      return {"人大常委会会议", "standing committee of the people's congress"};
  }
  return {};
}

Words name_of(ItemOutcome outcome) {
  switch (outcome) {
    case ItemOutcome::adopt:
      return {"通过", "adopted"};
    case ItemOutcome::reject:
      return {"未通过", "rejected"};
    case ItemOutcome::postpone:
      return {"暂缓表决", "postponed"};
  }
  return {};
}

Words name_of(common::VotingMethod method) {
  switch (method) {
    case common::VotingMethod::voice:
      return {"口头表决", "by voice"};
    case common::VotingMethod::hands:
      return {"举手表决", "by show of hands"};
    case common::VotingMethod::secret_ballot:
      return {"无记名投票", "by secret ballot"};
  }
  return {};
}

Words name_of(common::Opinion opinion) {
  switch (opinion) {
    case common::Opinion::agree:
      return {"同意", "agree"};
    case common::Opinion::disagree:
      return {"不同意", "disagree"};
    case common::Opinion::defer:
      return {"缓议", "defer"};
  }
  return {};
}

std::string_view command_of(ItemOutcome outcome) {
  switch (outcome) {
    case ItemOutcome::adopt:
      return appointment::AdoptDecision::info.code;
    case ItemOutcome::reject:
      return appointment::RejectDecision::info.code;
    case ItemOutcome::postpone:
      return appointment::PostponeVote::info.code;
  }
  return {};
}

// The entry of the log that a statement rests on.
struct Evidence {
  Event event;
  StoredEvent stored;
};

// The last accepted event of a case with this command of whose data `holds` says that it is the one.
template <class Holds>
std::optional<Evidence> evidence_in(Store& store, CaseId id, std::string_view command, Holds holds) {
  const auto events = store.events_of({&id, 1});
  for (auto stored = events.rbegin(); stored != events.rend(); ++stored) {
    const auto event = parse_event(stored->body);
    if (event.command != command || event.outcome != Event::Outcome::kAccepted || !stored->payload) continue;
    if (holds(data_of(*stored))) return Evidence{event, *stored};
  }
  return std::nullopt;
}

std::optional<Evidence> record_of_meeting(Store& store, CaseId meeting, std::int64_t number) {
  return evidence_in(store, meeting, meeting::DecideItems::info.code, [&](const json::value& data) {
    const auto decided = read_described<meeting::DecideItems>(data);
    return decided && std::ranges::any_of(decided->results, [&](const auto& r) { return r.item_number == number; });
  });
}

std::optional<Evidence> record_of_case(Store& store, const ItemResult& result, const MeetingItem& item) {
  const auto expected = write_described(item);
  return evidence_in(store, result.case_id, command_of(result.outcome), [&](const json::value& data) {
    const auto* recorded = data.as_object().if_contains("item");
    return recorded != nullptr && *recorded == expected;
  });
}

json::object view_of(std::string_view of, const Evidence& evidence) {
  return {{"of", of},
          {"case", to_string(evidence.event.case_id)},
          {"seq", evidence.event.seq},
          {"event", to_string(evidence.event.id)},
          {"log_index", evidence.stored.log_index},
          {"leaf", to_base64(evidence.stored.leaf)}};
}

// Who stayed away and who left, with the reasons: "M2（出差）、M3（病假）".
struct Listed {
  std::int64_t count = 0;
  Text names;
  json::array view;

  void add(const std::string& staff, const std::string& because) {
    names.zh += fmt::format("{}{}（{}）", count == 0 ? "" : "、", staff, because);
    names.en += fmt::format("{}{} ({})", count == 0 ? "" : ", ", staff, because);
    view.push_back({{"staff", staff}, {"because", because}});
    ++count;
  }
  Text told() const {
    return {fmt::format("{} 人{}", count, count == 0 ? "" : "：" + names.zh),
            fmt::format("{}{}", count, count == 0 ? "" : ": " + names.en)};
  }
};

struct Attendance {
  std::int64_t due = 0, present = 0;
  Listed absent, recused;
};

Attendance attendance_of(const MeetingItem& item, const ItemResult& result) {
  Attendance attendance;
  for (const auto& member : item.members) {
    ++attendance.due;
    attendance.present += member.present ? 1 : 0;
    if (!member.present) attendance.absent.add(member.staff, member.absent_because.value_or(Line{"—"}));
  }
  for (const auto& recusal : result.recused) attendance.recused.add(recusal.staff, recusal.because);
  return attendance;
}

void add_line(Text& text, Words title, const Text& what) {
  text.zh += fmt::format("{}：{}\n", title.zh, what.zh);
  text.en += fmt::format("{}: {}\n", title.en, what.en);
}

// The count, and of an open vote the opinions; nothing for what was postponed.
void add_count(ItemCertificate& certificate, const MeetingItem& item, const ItemResult& result) {
  certificate.json["method"] = nullptr;
  certificate.json["count"] = nullptr;
  certificate.json["papers"] = nullptr;
  certificate.json["opinions"] = nullptr;
  if (result.outcome == ItemOutcome::postpone) return;
  const auto method = item.methods.front();
  const bool plenary = item.kind == common::MeetingKind::plenary;
  const auto& [agree, disagree, defer] = item.ballots;
  certificate.json["method"] = write_described(method);
  certificate.json["count"] = write_described(item.ballots);
  add_line(certificate.text, {"表决方式", "Method"}, Text(name_of(method)));
  if (item.papers) {
    const auto& papers = *item.papers;
    certificate.json["papers"] = {
        {"issued", papers.issued_to.size()}, {"returned", papers.returned.value}, {"invalid", papers.invalid.value}};
    add_line(certificate.text, {"选票", "Papers"},
             {fmt::format("发出 {} 张，收回 {} 张，无效 {} 张", papers.issued_to.size(), papers.returned.value,
                          papers.invalid.value),
              fmt::format("{} issued, {} returned, {} invalid", papers.issued_to.size(), papers.returned.value,
                          papers.invalid.value)});
  }
  add_line(certificate.text, {"计票", "Count"},
           {fmt::format("同意 {} 票，不同意 {} 票，{} {} 票", agree.value, disagree.value, plenary ? "弃权" : "缓议",
                        defer.value),
            fmt::format("{} agree, {} disagree, {} {}", agree.value, disagree.value, defer.value,
                        plenary ? "abstain" : "defer")});
  if (method == common::VotingMethod::secret_ballot) return;
  json::array opinions;
  Text told;
  for (const auto& stated : result.opinions) {
    opinions.push_back({{"staff", stated.staff.value}, {"opinion", write_described(stated.opinion)}});
    const auto opinion = name_of(stated.opinion);
    told.zh += fmt::format("{}{} {}", told.zh.empty() ? "" : "、", stated.staff.value, opinion.zh);
    told.en += fmt::format("{}{} {}", told.en.empty() ? "" : ", ", stated.staff.value, opinion.en);
  }
  certificate.json["opinions"] = std::move(opinions);
  add_line(certificate.text, {"成员意见", "Opinions"}, told);
}

void add_evidence(ItemCertificate& certificate, Words title, const Evidence& evidence) {
  const auto where = fmt::format("{} · {} · {}", evidence.stored.log_index, to_string(evidence.event.id),
                                 to_base64(evidence.stored.leaf));
  add_line(certificate.text, title, {where, where});
}

}  // namespace

boost::system::result<ItemCertificate, Problem> certify_item(Desk& desk, CaseId meeting, std::int64_t item_number) {
  const auto loaded = load_meeting(desk, meeting);
  if (!loaded) return loaded.error();
  const auto& facts = meeting_facts(**loaded);
  const auto* announced = facts.item(item_number);
  if (announced == nullptr) {
    return Problem{"no-such-item", "/item", {"议程中没有这个议题", "the agenda has no such item"}};
  }
  const auto* result = facts.result(item_number);
  auto& store = desk.store();
  const auto of_meeting = result == nullptr ? std::nullopt : record_of_meeting(store, meeting, item_number);
  if (!of_meeting) return Problem{"not-decided", "/item", {"该议题尚无表决结果", "the item has not been decided"}};
  const auto item = meeting::ItemRecords(*facts.opened, *facts.roll).of(*result);
  const auto of_case = record_of_case(store, *result, item);
  if (!of_case) {
    return Problem{"not-in-case",
                   "/item",
                   {"事项的记录中没有与会议一致的表决，不能出具证明",
                    "the record of the case does not have this vote as the meeting has it: it cannot be certified"}};
  }

  const auto& opened = *facts.opened;
  const auto attendance = attendance_of(item, *result);
  const auto head = store.head();
  ItemCertificate certificate;
  auto& text = certificate.text;
  text = {"会议表决结果证明\n", "Certificate of the result of a meeting\n"};
  const auto kind = name_of(opened.kind);
  add_line(text, {"会议", "Meeting"},
           {fmt::format("{} {}（{}）", opened.body.value, opened.title.value, kind.zh),
            fmt::format("{} {} ({})", opened.body.value, opened.title.value, kind.en)});
  const auto held_on = to_string(item.held_on);
  add_line(text, {"日期", "Held on"}, {held_on, held_on});
  const auto which = fmt::format("{} · {} · {}", item_number, announced->title.value, to_string(result->case_id));
  add_line(text, {"议题", "Item"}, {which, which});
  add_line(text, {"应到会成员", "Members due"},
           {fmt::format("{} 人，实到 {} 人", attendance.due, attendance.present),
            fmt::format("{}, present {}", attendance.due, attendance.present)});
  add_line(text, {"缺席", "Absent"}, attendance.absent.told());
  add_line(text, {"回避", "Recused"}, attendance.recused.told());

  certificate.json = {
      {"meeting",
       {{"id", to_string(meeting)},
        {"kind", write_described(opened.kind)},
        {"title", opened.title.value},
        {"body", opened.body.value},
        {"held_on", held_on}}},
      {"item", {{"number", item_number}, {"title", announced->title.value}, {"case", to_string(result->case_id)}}},
      {"roll",
       {{"due", attendance.due},
        {"present", attendance.present},
        {"absent", attendance.absent.view},
        {"recused", attendance.recused.view}}},
      {"outcome", write_described(result->outcome)},
      {"corrections", write_described(facts.corrections)},
      {"records", json::array{view_of("meeting", *of_meeting), view_of("case", *of_case)}},
      {"checkpoint", head ? json::value(head->checkpoint) : json::value(nullptr)}};
  add_count(certificate, item, *result);
  add_line(text, {"结果", "Result"}, Text(name_of(result->outcome)));
  for (const auto& correction : facts.corrections) {
    const auto noted = correction.concerning.value + " · " + correction.correction.value;
    add_line(text, {"更正说明", "Correction"}, {noted, noted});
  }
  add_evidence(certificate, {"会议记录（日志序号 · 事件 · 叶值）", "Meeting (log index · event · leaf)"}, *of_meeting);
  add_evidence(certificate, {"事项记录（日志序号 · 事件 · 叶值）", "Case (log index · event · leaf)"}, *of_case);
  if (head) {
    text.zh += "日志检查点：\n" + head->checkpoint;
    text.en += "Checkpoint of the log:\n" + head->checkpoint;
  }
  return certificate;
}

}  // namespace renmian
