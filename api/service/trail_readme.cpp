#include "api/service/trail_readme.hpp"

#include <fmt/format.h>

#include "engine/base/text.hpp"

namespace renmian {
namespace {

Text what_is_here(const Manifest& manifest) {
  if (manifest.whole()) {
    if (manifest.since == 0) return {"日志的全部记录", "all entries of the log"};
    return {fmt::format("日志自第 {} 条（从 0 数起）起的全部记录，及此前记录的哈希", manifest.since),
            fmt::format("all entries of the log from number {} on (counted from 0), and the hashes of those before",
                        manifest.since)};
  }
  return {fmt::format("{} 个事项的全部记录，每条附有它在日志中的证明；不含其他事项的任何内容", manifest.cases->size()),
          fmt::format("all entries of {} cases, each with a proof that it is in the log; nothing of other cases",
                      manifest.cases->size())};
}

Text payloads_of(const Manifest& manifest) {
  if (!manifest.payloads_included) {
    return {"记录所附的具体内容没有给出（导出时略去，或归档时不存），只有其摘要",
            "the contents that go with the entries were withheld; only their digests are here"};
  }
  return {
      "记录所附的具体内容也在其中，含有个人信息，请按干部档案保管，不得外传",
      "the contents that go with the entries are here too. They are personal: keep this folder as you keep personnel "
      "files and pass it on to nobody"};
}

constexpr std::string_view kChinese = R"(干部任免审计记录
================

日志：{origin}
内容：{what}。
说明：{payloads}。

一、这是什么

每一步办理、每一次被拒绝的申请，系统当时都记成一条，并连同此前的全部记录由日志密钥签名（文件 checkpoint）。
改动、增删、调换其中任何一条，签名便对不上。本文件夹可以在不联网的计算机上核对，不必相信给出它的系统和人。

二、怎样核对

1. 另行取得两样东西，不要用本文件夹里带的：
   (1) 核对程序 renmian-verify：向监督部门或上级单位索取；
   (2) 核验策略文件，如 policy.txt：写明日志的公钥、认可的见证单位。请向监督部门索取，
       或与先前保存的公钥逐字核对。本文件夹的 policy.txt 是导出方自己的说法，只供对照。
2. 把本文件夹和这两个文件拷到一台不联网的计算机上。
3. 打开终端，进入放有它们的目录，运行（“文件夹”换成本文件夹的名字）：

       chmod +x renmian-verify
       ./renmian-verify 文件夹 --policy policy.txt

   手里有以前存下的检查点，再加  --since 检查点文件
   手里有办理时得到的回执，再加  --receipt 回执文件
4. 看结束状态和十二行结果。结束状态（运行后键入 echo $?）：
   0 全部相符；1 证实有改动；2 材料不全，未见改动；3 用法不对或文件读不了。

三、十二行各说什么

 1 policy       核验策略可读，密钥不重复
 2 checkpoint   检查点确由日志密钥签名，属于这份日志
 3 quorum       规定数目的见证单位签了名，时间合理
 4 tree         记录一条不缺，总哈希与签名的一致
 5 consistency  以前存下的检查点是这份日志的开头，没有被改写
 6 canonical    每条记录格式规范，属于这份日志
 7 chains       每个事项步步相接，按当时的流程办理，复核人与经办人不是同一人
 8 replay       按记录重走一遍，得到的状态与导出的一致
 9 payloads     具体内容与记录中的摘要相符；已按规定删除的，写明依据
10 receipts     所给回执确在日志中
11 unique       没有重复的记录，没有多余的文件
12 silence      超过一小时零五分没有记录的时段，列出备查，不算问题

四、发现问题怎么办、问谁

不要改动本文件夹，原样封存，记下核对结果，报告同级纪检监察机关或上级组织（人事）部门干部监督机构。
看不懂结果，或结束状态为 2、3：请给出本文件夹的组织（人事）部门干部监督机构补全材料或说明。


)";

constexpr std::string_view kEnglish = R"(Audit trail of cadre appointments
=================================

Log: {origin}
Contents: {what}.
Note: {payloads}.

1. What this is

Every step and every refused application was written down as an entry at the time, and signed by the log's key together
with all entries before it (file "checkpoint"). Whoever changes, adds, removes or swaps an entry breaks the signature.
You can check this folder on a computer without network; you need not trust the system or the people who gave it to you.

2. How to verify it

1. Get two things from elsewhere. Do not use what came with this folder:
   (1) the program renmian-verify, from your supervising office or the superior unit;
   (2) the policy file (policy.txt), which names the log's public key and the witnesses you accept: from your
       supervising office, or compared letter by letter with a key that you kept. The policy.txt in this folder is
       what the exporting side says; use it for comparison only.
2. Copy this folder and the two files to a computer that is not connected to any network.
3. Open a terminal where they are and run (with the name of this folder for FOLDER):

       chmod +x renmian-verify
       ./renmian-verify FOLDER --policy policy.txt

   with  --since FILE    if you kept a checkpoint earlier
   with  --receipt FILE  if you hold the receipt of a step
4. Look at the twelve lines and at the exit status (type: echo $?):
   0 all good; 1 tampering proved; 2 evidence incomplete, no tampering seen; 3 wrong usage or unreadable files.

3. What the twelve lines mean

 1 policy       the policy file can be read, and no key is in it twice
 2 checkpoint   the checkpoint was signed by the log's key and is of this log
 3 quorum       as many witnesses as demanded have signed it, at plausible times
 4 tree         no entry is missing, and the hash over all of them is the one signed
 5 consistency  checkpoints kept from earlier are the beginning of this log: it was not rewritten
 6 canonical    every entry is well-formed and of this log
 7 chains       the steps of every case follow each other as its procedure says, and nobody confirmed their own work
 8 replay       following the steps leads to the state that was exported
 9 payloads     the contents are those the entries have the digests of; what was erased by rule is named
10 receipts     the receipts given are in the log
11 unique       no entry occurs twice, and there is no file that does not belong
12 silence      times of more than an hour and five minutes without an entry, listed for your information

4. If something is found, and whom to ask

Leave this folder as it is, seal it, note the result, and report to the discipline inspection and supervision organ of
the same level or to the cadre supervision body of the superior organisation department. If you do not understand the
result, or the exit status is 2 or 3: ask the cadre supervision body of the department that gave you this folder.
)";

}  // namespace

std::string readme_text(const Manifest& manifest) {
  const auto what = what_is_here(manifest);
  const auto payloads = payloads_of(manifest);
  const auto filled = [&](std::string_view text, Language language) {
    return fmt::format(fmt::runtime(text), fmt::arg("origin", manifest.origin), fmt::arg("what", what.in(language)),
                       fmt::arg("payloads", payloads.in(language)));
  };
  return filled(kChinese, Language::kChinese) + filled(kEnglish, Language::kEnglish);
}

}  // namespace renmian
