#include "api/procedure_text/book_text.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "api/procedure_text/command_data_text.hpp"
#include "api/procedure_text/diagram_model.hpp"
#include "engine/procedure/book_check.hpp"

namespace renmian {
namespace {

std::string numeral(std::size_t number) {
  static constexpr std::string_view kDigits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number < 10) return std::string(kDigits[number]);
  if (number >= 100) return std::to_string(number);
  std::string text = number < 20 ? "十" : std::string(kDigits[number / 10]) + "十";
  return number % 10 == 0 ? text : text + std::string(kDigits[number % 10]);
}

class BookText {
 public:
  BookText(const Book& book, Language language)
      : book_(book), language_(language), chinese_(language == Language::kChinese), model_(book) {}

  std::string text() {
    title();
    how_to_read();
    overview();
    steps();
    of_every_command();
    any_time();
    mandatory();
    policy();
    data();
    proofs();
    return std::move(text_);
  }

 private:
  std::string_view in(const Words& words) const { return words.in(language_); }
  std::string_view say(std::string_view zh, std::string_view en) const { return chinese_ ? zh : en; }

  template <class... Part>
  void add(fmt::format_string<Part...> format, Part&&... parts) {
    text_ += fmt::format(format, std::forward<Part>(parts)...);
  }

  void chapter(Words title) {
    ++chapter_;
    if (chinese_) {
      add("## 第{}章　{}\n\n", numeral(chapter_), title.zh);
    } else {
      add("## {}. {}\n\n", chapter_, title.en);
    }
  }

  void title() {
    add("# {}\n\n", in(book_.info.title));
    add("| {} | |\n| --- | --- |\n", say("流程手册", "Procedure book"));
    add("| {} | `{}` |\n", say("标识", "Id"), book_.info.id);
    add("| {} | {} |\n", say("版本", "Version"), book_.info.version);
    add("| {} | `{}` |\n", say("事项种类", "Kind of case"), book_.info.kind);
    add("| {} | `{}` |\n\n", say("摘要（SHA-256）", "Digest (SHA-256)"), book_.digest);
    add("{}\n\n", say("本手册由程序所执行的流程表生成，与程序的实际规则一致。每一步的审计记录都写明所依据的摘要，摘要相"
                      "同即规则相同。",
                      "This book is generated from the table that the program runs, so it says what the program does. "
                      "Every event "
                      "of the audit log names the digest it was judged under: the same digest, the same rules."));
  }

  void how_to_read() {
    chapter({"怎样读本手册", "How to read this book"});
    add("{}\n\n",
        say("事项总处于某一**状态**。在该状态下可以办理所列**命令**；命令所列**关口**"
            "全部满足，事项才转入下一状态，命令才记入案卷。"
            "有一项未满足即不予办理，并一次告知全部欠缺；未予办理的申请同样记入审计日志。",
            "A case always stands in some **state**, where the **commands** listed may be given. Once every **gate** "
            "of a "
            "command is met, the case moves on and the command becomes part of the record. If one is not met the "
            "command is "
            "refused, and everything that is missing is told at once; refusals are recorded in the audit log too."));
    add("{}\n\n", say("每个关口都注明依据，并以**标记**说明依据文本的可靠程度：",
                      "Every gate names its source, and a **mark** tells how sure its wording is:"));
    add("| {} | {} |\n| --- | --- |\n", say("标记", "Mark"), say("含义", "Meaning"));
    add("| V | {} |\n", say("已核对条文原文", "the text itself was read"));
    add("| S | {} |\n", say("依据转述材料，未见原文", "from a secondary source"));
    add("| O | {} |\n", say("仅核对 2014 年版条文", "only the 2014 edition was read"));
    add("| M | {} |\n\n", say("凭一般了解，有待核对", "from general knowledge, to be checked"));
    add("{}\n\n", say("标记为 S、O、M 的规则，使用前应由本单位核对；其中的数值是政策参数，可以从严，不可放宽。",
                      "Rules marked S, O or M are to be checked by the organisation before use; their figures are "
                      "policy values, which may "
                      "be stricter and never laxer."));
    add("{}\n\n", say("“免除”一栏写明谁可以凭文件免除该关口；写“不得免除”的，任何人不得免除。",
                      "\"Waiver\" says who may waive a gate, by a document; where it says \"none\", nobody may."));
  }

  void overview() {
    chapter({"步骤与状态", "Steps and states"});
    add("| {} | {} |\n| --- | --- |\n", say("步骤", "Step"), say("状态", "States"));
    for (const auto& [step, states] : model_.steps) {
      std::string names;
      for (const auto* state : states)
        names += (names.empty() ? "" : chinese_ ? "、" : ", ") + std::string(in(state->title));
      add("| {} | {} |\n", step == nullptr ? say("结束", "End") : in(step->title), names);
    }
    std::string path;
    for (const auto* state : model_.main_path) path += (path.empty() ? "" : " → ") + std::string(in(state->title));
    add("\n{}{}\n\n", say("通常路径：", "The usual path: "), path);
  }

  void steps() {
    for (const auto& [step, states] : model_.steps) {
      if (step == nullptr) {
        chapter({"结束状态", "Ends"});
        add("{}\n\n", say("到达下列状态，事项即告办结，不再接受任何命令。",
                          "In these states the case is over and takes no more commands."));
        for (const auto* state : states) add("- **{}** `{}`\n", in(state->title), state->code);
        add("\n");
        continue;
      }
      chapter(step->title);
      for (const auto* state : states) {
        add("### {} `{}`\n\n", in(state->title), state->code);
        for (const auto& row : book_.rows) {
          if (row.region == Region::kProcedure && row.source == state) command(row);
        }
      }
    }
  }

  void command(const BookRow& row) {
    const auto* info = row.command;
    add("#### {} `{}`\n\n", in(info->title), info->code);
    if (chinese_) {
      add("由{}办理；", info->actor.zh);
      row.source == row.target ? add("记入案卷，状态不变。") : add("转入“{}”。", row.target->title.zh);
    } else {
      add("Given by: {}. ", info->actor.en);
      row.source == row.target ? add("It is recorded, and the state stays.")
                               : add("Moves to \"{}\".", row.target->title.en);
    }
    if (row.gates.empty()) return add("{}\n\n", say("不设关口。", " No gates."));
    if (chinese_) {
      add("须满足以下 {} 项：\n\n", row.gates.size());
    } else {
      add(" Gates to be met: {}.\n\n", row.gates.size());
    }
    gates(row.gates);
  }

  std::string waiver_of(const GateInfo& gate) const {
    if (gate.waiver_authority.empty() && in(gate.waiver).empty()) return std::string(say("不得免除", "none"));
    if (gate.waiver_authority.empty()) return std::string(in(gate.waiver));
    return fmt::format(fmt::runtime(chinese_ ? "{}（`{}`）" : "{} (`{}`)"), in(gate.waiver), gate.waiver_authority);
  }

  void gates(const std::vector<const GateInfo*>& gates) {
    add("| {} | {} | {} | {} | {} | {} |\n| --- | --- | --- | --- | --- | --- |\n", say("关口", "Gate"),
        say("编号", "Id"), say("依据", "Source"), say("标记", "Mark"), say("由谁确认", "Confirmed by"),
        say("免除", "Waiver"));
    for (const auto* gate : gates) {
      add("| {} | `{}` | {} | {} | {} | {} |\n", cell(in(gate->title)), gate->id, cell(gate->source),
          static_cast<char>(gate->mark), cell(in(gate->confirmed_by)), cell(waiver_of(*gate)));
    }
    add("\n");
  }

  void of_every_command() {
    if (book_.always.empty()) return;
    chapter({"每一步都须满足的关口", "Gates of every command"});
    gates(book_.always);
  }

  void any_time() {
    chapter({"随时可以办理的事", "What may be done at any time"});
    add("### {}\n\n", say("暂缓、恢复与终止", "Suspending, resuming and ending a case"));
    add("{}\n\n", say("在任何步骤中，事项都可以暂缓或者终止。暂缓期间只办理恢复、终止和案卷记录。",
                      "In every step a case may be suspended or ended early. While it is suspended, only resuming, "
                      "ending and the "
                      "case file's commands are possible."));
    for (const auto* row : model_.standing) {
      add("**{} → {}**\n\n", in(row->source->title), in(row->target->title));
      command(*row);
    }
    add("### {}\n\n", say("案卷", "Case file"));
    add("{}\n\n",
        say("其他单位的审核意见、群众反映的问题和免除文件，不论事项处于哪一步，收到即记入案卷；事项办结后不再补记。",
            "What other offices confirm, what comes in from outside and documents that waive a gate are recorded when "
            "they "
            "come, whatever the step, until the case is over."));
    for (const auto* row : model_.dossier) command(*row);
  }

  void mandatory() {
    chapter({"必经关口", "Mandatory gates"});
    std::string goals;
    for (const auto* state : book_.appointment) {
      goals += (goals.empty() ? ""
                : chinese_    ? "、"
                              : ", ") +
               fmt::format(fmt::runtime(chinese_ ? "“{}”" : "\"{}\""), in(state->title));
    }
    add("{}{}\n\n", say("不通过下列全部关口，任何路径都不能到达", "Without passing all of these, no path leads to "),
        goals + std::string(say("：", ":")));
    gates(book_.mandatory);
  }

  void policy() {
    chapter({"政策参数", "Policy values"});
    add("{}\n\n",
        say("由本单位设定，可以从严，不可放宽；未设定的按缺省值执行。事项自开始时起适用当时的参数，直至办结。",
            "Set by the organisation: stricter is allowed, laxer is not; what is not set keeps its default. A case "
            "keeps the values "
            "that were in force when it began."));
    add("| {} | {} | {} | {} | {} |\n| --- | --- | --- | --- | --- |\n", say("含义", "Meaning"), say("参数", "Key"),
        say("缺省值", "Default"), say("规则", "Rule"), say("标记", "Mark"));
    for (const auto& row : book_.policy) {
      const auto text = [&row](std::string_view key) { return std::string(std::string_view(row.at(key).as_string())); };
      add("| {} | `{}` | {} | `{}` | {} |\n", cell(text(chinese_ ? "zh" : "en")), text("key"),
          value_of(row.at("value")), text("rule"), text("mark"));
    }
    add("\n");
  }

  std::string value_of(const boost::json::value& value) const {
    if (value.is_bool()) return std::string(value.get_bool() ? say("是", "yes") : say("否", "no"));
    return value.is_string() ? fmt::format("`{}`", std::string_view(value.get_string()))
                             : boost::json::serialize(value);
  }

  void data() {
    chapter({"各命令填写的内容", "The data of the commands"});
    text_ += command_data_text(book_, language_);
  }

  void proofs() {
    chapter({"本流程的证明", "Proofs of this procedure"});
    add("{}\n\n", say("下列各项由程序对流程表逐一验证：", "Each of these was verified over the table:"));
    for (const auto& check : check_book(book_)) {
      add("- {}{}{}\n", check.title.in(language_), say("：", ": "),
          check.ok() ? say("成立", "holds") : say("不成立", "does not hold"));
      for (const auto& wrong : check.wrong) add("  - {}\n", wrong.in(language_));
    }
  }

  const Book& book_;
  const Language language_;
  const bool chinese_;
  const DiagramModel model_;
  std::string text_;
  std::size_t chapter_ = 0;
};

}  // namespace

std::string book_text(const Book& book, Language language) { return BookText(book, language).text(); }

}  // namespace renmian
