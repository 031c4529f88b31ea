#include "adapters/forms/form_decoding.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <memory>

#include "adapters/forms/form_text.hpp"

namespace renmian::forms {
namespace {

constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kGb18030 = "GB18030";
constexpr std::ptrdiff_t kMarkupLimit = 10'000;

struct Encoding {
  std::string name;           // for iconv
  std::size_t mark_size = 0;  // of the byte order mark
};

struct Decoded {
  std::string text;
  bool complete = false;   // otherwise the bytes after `text` are not valid,
  bool truncated = false;  // or are the beginning of a character at the end
};

Decoded decode(std::string_view bytes, const std::string& encoding) {
  const auto close = [](void* converter) { iconv_close(converter); };
  const std::unique_ptr<void, decltype(close)> converter{iconv_open(kUtf8.data(), encoding.c_str()), close};
  if (converter.get() == reinterpret_cast<iconv_t>(-1)) {
    throw Fault{"encoding-missing", Text{"系统缺少字符编码转换表", "the system lacks a table of character encoding"},
                encoding};
  }

  Decoded decoded;
  std::array<char, 16384> buffer;
  char* from = const_cast<char*>(bytes.data());  // iconv takes char** but does not write there
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const auto before = left;
    const auto result = iconv(converter.get(), &from, &left, &to, &room);
    decoded.text.append(buffer.data(), buffer.size() - room);
    if (result == static_cast<std::size_t>(-1) && left == before && room == buffer.size()) {
      decoded.truncated = errno == EINVAL;
      return decoded;
    }
  }
  decoded.complete = true;
  return decoded;
}

std::size_t line_at(std::string_view text, std::size_t end) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, end), '\n'));
}

// `encoding="..."` of the XML declaration, empty if there is none.
std::string declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const auto declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  const auto name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const auto open = declaration.find_first_of("\"'", name);
  if (open == std::string_view::npos) return {};
  const auto close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  std::string encoding{declaration.substr(open + 1, close - open - 1)};
  std::ranges::transform(encoding, encoding.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return encoding;
}

// Nothing for a declared encoding that no form has.
std::optional<Encoding> encoding_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return Encoding{std::string{kUtf8}, 3};
  if (bytes.starts_with("\xFF\xFE")) return Encoding{"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF")) return Encoding{"UTF-16BE", 2};
  const auto declared = declared_encoding(bytes);
  if (declared.empty() || declared == kUtf8) return Encoding{std::string{kUtf8}};
  if (declared == "GB2312" || declared == "GBK" || declared == kGb18030) return Encoding{std::string{kGb18030}};
  return std::nullopt;
}

bool small_enough(std::string_view bytes, Findings& findings) {
  if (bytes.size() <= kFileByteLimit) return true;
  findings.error("form-too-large", whole_file(),
                 {fmt::format("文件有 {} 字节，超过上限 {} 字节（8 MiB）", bytes.size(), kFileByteLimit),
                  fmt::format("the file has {} bytes, over the limit of {} (8 MiB)", bytes.size(), kFileByteLimit)});
  return false;
}

// Where `text` ends, for the message: " in element JianLi", nothing for a record.
Text last_element(std::string_view text) {
  const auto open = text.rfind('<');
  if (open == std::string_view::npos) return {};
  const auto name = text.substr(open + 1, text.find_first_of(" />\r\n\t", open) - open - 1);
  return {fmt::format("元素 {} 中", name), fmt::format(" in element {}", name)};
}

void report_bytes(const Decoded& decoded, std::string_view encoding, Findings& findings) {
  const auto place = file_line(line_at(decoded.text, decoded.text.size()));
  const auto element = last_element(decoded.text);
  if (decoded.truncated) {
    findings.error("form-xml", place,
                   {fmt::format("文件在{}一个字符中间断开，不完整；请重新导出完整文件", element.zh),
                    fmt::format("the file breaks off within a character{}; export the whole file again", element.en)});
    return;
  }
  findings.error(
      "form-encoding", place,
      {fmt::format("{}有不符合 {} 编码的字节；请按声明的编码重新保存", element.zh, encoding),
       fmt::format("bytes{} are not {}; save the file again in the encoding it declares", element.en, encoding)});
}

bool free_of_control_characters(std::string_view text, Findings& findings) {
  constexpr int kMostReported = 20;  // each report looks back for its element
  int reported = 0;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size() && reported < kMostReported; ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == '\n') ++line;
    if (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') continue;
    ++reported;
    const auto element = last_element(text.substr(0, at));
    findings.error("form-control-character", file_line(line),
                   {fmt::format("{}有控制字符 U+{:04X}；请删除后重新导出", element.zh, c),
                    fmt::format("control character U+{:04X}{}; remove it and export again", c, element.en)});
  }
  return reported == 0;
}

// A parser's work can grow with the square of the elements or attributes, and no form has more than some hundreds.
bool little_markup(std::string_view text, Findings& findings) {
  for (const char mark : {'<', '='}) {
    const auto count = std::ranges::count(text, mark);
    if (count <= kMarkupLimit) continue;
    findings.error(
        "form-limit", whole_file(),
        {fmt::format("文件含有 {} 个“{}”，超过上限 {}；不是正常的任免审批表", count, mark, kMarkupLimit),
         fmt::format("the file has {} of '{}', over the limit of {}; no form has so many", count, mark, kMarkupLimit)});
    return false;
  }
  return true;
}

bool free_of_document_type(std::string_view text, Findings& findings) {
  for (const std::string_view mark : {"<!DOCTYPE", "<!ENTITY"}) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) continue;
    findings.error(
        "form-dtd", file_line(line_at(text, at)),
        {fmt::format("文件含有 {}；任免审批表不带文档类型或实体定义，已拒绝", mark),
         fmt::format("the file has {}; a form defines no document type and no entities, so it is refused", mark)});
    return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> decode_xml(std::string_view bytes, Findings& findings) {
  if (!small_enough(bytes, findings)) return std::nullopt;
  const auto encoding = encoding_of(bytes);
  if (!encoding) {
    findings.error(
        "form-encoding", file_line(1),
        {fmt::format("声明的编码 {} 不受支持；应为 utf-8 或 GB18030", declared_encoding(bytes)),
         fmt::format("the declared encoding {} is not supported; use utf-8 or GB18030", declared_encoding(bytes))});
    return std::nullopt;
  }
  auto decoded = decode(bytes.substr(encoding->mark_size), encoding->name);
  if (!decoded.complete) {
    report_bytes(decoded, encoding->name, findings);
    return std::nullopt;
  }
  const auto& text = decoded.text;
  const bool clean = free_of_control_characters(text, findings);
  if (!free_of_document_type(text, findings) || !little_markup(text, findings) || !clean) return std::nullopt;
  return std::move(decoded.text);
}

std::optional<std::string> decode_record(std::string_view bytes, Findings& findings) {
  if (!small_enough(bytes, findings)) return std::nullopt;
  auto decoded = decode(bytes, std::string{kGb18030});
  // Most UTF-8 texts are valid GBK too and would silently become other characters.
  const bool has_chinese = std::ranges::any_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (!decoded.complete || (has_chinese && decode(bytes, std::string{kUtf8}).complete)) {
    findings.error(
        "form-encoding", file_line(line_at(decoded.text, decoded.text.size())),
        {"不是 GBK 编码或不完整；.lrm 文件应以 GBK 保存", "is not GBK or not complete; save an .lrm file as GBK"});
    return std::nullopt;
  }
  if (!free_of_control_characters(decoded.text, findings)) return std::nullopt;
  return replace_all(replace_all(std::move(decoded.text), "\r\n", "\n"), "\r", "\n");
}

}  // namespace renmian::forms
