#include "engine/trail/folder_lines.hpp"

namespace renmian {
namespace {

constexpr LineText kLines[] = {
    {"policy",
     {"核验依据的公钥文件可读，密钥各不相同", "the policy file can be read, its keys are distinct"},
     {"没有可信的公钥，一切核验无从谈起", "without keys to believe in, nothing can be verified"},
     {"向监督机关索取盖章的公钥文件", "ask the supervising body for the stamped policy file"}},
    {"checkpoint",
     {"检查点由日志密钥签名，来源正确", "the checkpoint is signed by the log's key, and of its origin"},
     {"此文件夹不是该日志的运行单位所签发，或签发后被改动",
      "the folder was not issued by whoever runs this log, or was changed since"},
     {"核对公钥文件是否为盖章的那一份；若是，保存文件夹原样并报告监督机关",
      "check that the policy file is the stamped one; if so, keep the folder as it is and report it"}},
    {"quorum",
     {"见证人联署足数，时间合理", "the witnesses asked for have cosigned it, at plausible times"},
     {"未经足够的独立机关见证，运行单位事后改写历史将不能由此发现；签名不成立则是伪造",
      "without enough independent witnesses, a past rewritten by whoever runs the log would not be found by this; a "
      "wrong signature is a forgery"},
     {"请见证机关联署此检查点，或以其手中的检查点用 --since 再核验",
      "have the witnesses cosign this checkpoint, or verify again with --since and the checkpoints they hold"}},
    {"tree",
     {"记录齐全，根哈希与已签名的相符", "all entries are there, and the root recomputed is the one signed"},
     {"签名之后有记录被改动、删除、插入或调换；仅缺文件则是文件夹不完整",
      "entries were changed, removed, inserted or exchanged after signing; if files are only missing, the folder is "
      "incomplete"},
     {"保存文件夹原样；缺文件的，要求重新导出；其余的，报告监督机关",
      "keep the folder as it is; for missing files ask for a new export; otherwise report it"}},
    {"consistency",
     {"以前的检查点都是本日志的开头", "every older checkpoint given is the beginning of this log"},
     {"当时已签名的历史后来被改写；若文件夹比检查点旧，则后来的记录未交出",
      "the past that was signed then was rewritten later; if the folder is older than the checkpoint, later entries "
      "were not handed over"},
     {"两份检查点都是证据，一并保存并报告；文件夹较旧的，要求导出最新的",
      "both checkpoints are evidence: keep and report both; if the folder is older, ask for a new export"}},
    {"canonical",
     {"每条记录格式规范，属于本日志", "every entry is canonical, has the known members, and is of this log"},
     {"记录不是由本程序写入的，或来自别处", "the entry was not written by the program, or comes from elsewhere"},
     {"调阅该条记录，与纸质材料核对", "look at the entry, and compare it with the papers"}},
    {"chains",
     {"每个事项的步骤首尾相接，合于流程，两人分开",
      "the steps of every case follow each other as its definition allows, with four eyes kept"},
     {"该事项的步骤被改动，或未依规定程序办理；仅缺定义或步骤则是文件夹不完整",
      "steps of the case were changed, or did not go by the procedure; if a definition or steps are only missing, the "
      "folder is incomplete"},
     {"调阅该事项的纸质材料，逐步核对；缺文件的，要求重新导出",
      "compare the case step by step with its papers; for missing files ask for a new export"}},
    {"replay",
     {"各事项重演后的状态与导出的相符", "the position that the events lead to is the one exported"},
     {"系统所显示的状态不是由记录得出的，曾被直接改动",
      "what the system shows does not follow from the entries: it was changed directly"},
     {"以日志为准；查明何人直接改动了数据库", "the log is right; find out who changed the database directly"}},
    {"payloads",
     {"所附数据与记录中的摘要相符", "each payload has the digest that its entry names"},
     {"该步所附数据被改动；缺失而又未依规删除的，已不能证明当时的内容",
      "the data of the step was changed; if it is missing and was not erased by rule, what it said can no longer be "
      "shown"},
     {"要求提供数据备份或纸质原件", "ask for the backup of the data, or the papers"}},
    {"receipts",
     {"所给的回执都在日志中", "the receipts given are in the log"},
     {"曾经答复已办的事，日志中没有或已不同", "what was acknowledged is not in the log, or is different there"},
     {"回执是证据，连同文件夹保存并报告；文件夹较旧的，要求导出最新的",
      "the receipt is evidence: keep it with the folder and report it; if the folder is older, ask for a new export"}},
    {"unique",
     {"事件编号、步号没有重复，没有多余的文件", "no event id, no step of a case and no file occurs that should not"},
     {"旧的记录被再次写入，或文件夹中被放入别的文件",
      "an old entry was written again, or something else was put into the folder"},
     {"不要打开多余的文件；保存文件夹原样并报告", "do not open such a file; keep the folder as it is and report it"}},
    {"silence",
     {"超过一小时零五分没有记录的时段已列出",
      "times of more than an hour and five minutes without an entry are listed"},
     {"这段时间没有记录：可能无人办理，也可能停机或未记入",
      "nothing was recorded then: nobody worked, or the system stood still, or it was not recorded"},
     {"对照值班与停机登记", "compare with the records of duty and downtime"}}};

}  // namespace

std::span<const LineText> folder_lines() { return kLines; }

}  // namespace renmian
