#include "adapters/forms/lrmx_reader.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>

#include "adapters/forms/form_decoding.hpp"
#include "adapters/forms/form_text.hpp"

namespace renmian::forms {
namespace {

struct FreeXml {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  void operator()(xmlNode* node) const { xmlFreeNode(node); }
  void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};
template <class T>
using Owned = std::unique_ptr<T, FreeXml>;

std::string_view view(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

std::string to_xml(xmlNode* node) {
  const Owned<xmlBuffer> buffer{xmlBufferCreate()};
  xmlNodeDump(buffer.get(), node->doc, node, 0, 0);
  return std::string{view(xmlBufferContent(buffer.get()))};
}

bool is_text(const xmlNode* node) { return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE; }

std::string qualified_name(const xmlNode* node) {
  const auto prefix = node->ns ? view(node->ns->prefix) : "";
  return prefix.empty() ? std::string{view(node->name)} : fmt::format("{}:{}", prefix, view(node->name));
}

Owned<xmlDoc> parse(const std::string& text, Findings& findings) {
  static const bool initialised = (xmlInitParser(), true);  // once, whatever thread comes first
  static_cast<void>(initialised);

  const Owned<xmlParserCtxt> context{xmlNewParserCtxt()};
  // No NOENT, DTDLOAD or HUGE: no entity is replaced, nothing is loaded, and libxml2's own limits stay on.
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
  Owned<xmlDoc> document{
      xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions)};
  if (document) return document;

  const auto* error = xmlCtxtGetLastError(context.get());
  const auto line = error ? static_cast<std::size_t>(std::max(error->line, 1)) : 1;
  const auto detail = error && error->message ? std::string{trim(error->message)} : std::string{"the file is empty"};
  findings.error("form-xml", file_line(line),
                 {fmt::format("XML 不完整或格式错误：{}；请从任免表编辑器重新导出完整文件", detail),
                  fmt::format("the XML is broken or incomplete: {}; export the whole file again", detail)});
  return nullptr;
}

// Reads the children of one element: those of the table as text, all others as they are.
class ChildReader {
 public:
  ChildReader(Place parent, std::span<const ElementInfo> table, Findings& findings)
      : parent_(std::move(parent)), table_(table), findings_(findings) {}

  void read(xmlNode* element, FormElements& into) const {
    for (auto* node = element->children; node; node = node->next) {
      if (is_text(node)) {
        refuse_stray_text(node);
        continue;
      }
      const auto name = node->type == XML_ELEMENT_NODE ? qualified_name(node) : std::string{};
      const auto* info = find_element(table_, name);
      if (!info) {
        keep_unknown(node, name, into);
        continue;
      }
      if (std::ranges::find(into, name, &FormElement::name) != into.end()) {
        findings_.error("form-structure", child(parent_, *info),
                        {"元素出现多次；应只出现一次", "the element occurs more than once; it may occur once"});
      }
      into.push_back({name, info->kind == ElementKind::kFamily ? std::string{} : text_of(node, *info), {}});
    }
  }

 private:
  void refuse_stray_text(xmlNode* node) const {
    if (trim(view(node->content)).empty()) return;
    findings_.error(
        "form-structure", parent_,
        {"元素之间有多余的文字；文字只应在各项元素之内", "there is text between the elements; it belongs into one"});
  }

  void keep_unknown(xmlNode* node, const std::string& name, FormElements& into) const {
    into.push_back({name, {}, to_xml(node)});
    if (name.empty()) return;
    findings_.warning(
        "form-unknown-element", child(parent_, {name, name, ElementKind::kLine, 0}),
        {"不是任免审批表的元素；原样保留，不作解释", "is no element of the form; kept as it is and not interpreted"});
  }

  std::string text_of(xmlNode* element, const ElementInfo& info) const {
    std::string text;
    bool only_text = !element->properties && !element->nsDef;
    for (auto* node = element->children; node; node = node->next) {
      only_text = only_text && is_text(node);
      if (is_text(node)) text += view(node->content);
    }
    if (!only_text) {
      findings_.error(
          "form-structure", child(parent_, info),
          {"含有属性、子元素或注释；应只含文字", "has attributes, elements or comments; it may hold only text"});
    }
    return replace_all(std::move(text), "\r", "");
  }

  Place parent_;
  std::span<const ElementInfo> table_;
  Findings& findings_;
};

void read_family(xmlNode* container, CadreForm& form, Findings& findings) {
  bool only_items = !container->properties && !container->nsDef;
  for (auto* node = container->children; node; node = node->next) {
    if (is_text(node) && trim(view(node->content)).empty()) continue;
    if (node->type != XML_ELEMENT_NODE || qualified_name(node) != "Item" || node->properties || node->nsDef) {
      only_items = false;
      continue;
    }
    const auto place = family_item(form.family.size() + 1);
    ChildReader{place, kFamilyElements, findings}.read(node, form.family.emplace_back());
  }
  if (!only_items) {
    findings.error(
        "form-structure", at("JiaTingChengYuan"),
        {"含有 Item 以外的内容；应只含不带属性的 Item", "holds something else than Item elements without attributes"});
  }
}

std::string root_attributes(xmlNode* root) {
  constexpr std::string_view kBefore = "<Person", kAfter = "/>";
  const Owned<xmlNode> without_children{xmlCopyNode(root, 2)};
  const auto tag = to_xml(without_children.get());
  return tag.substr(kBefore.size(), tag.size() - kBefore.size() - kAfter.size());
}

}  // namespace

std::optional<CadreForm> read_lrmx(std::string_view bytes, Findings& findings) {
  const auto text = decode_xml(bytes, findings);
  if (!text) return std::nullopt;
  const auto document = parse(*text, findings);
  if (!document) return std::nullopt;
  auto* root = xmlDocGetRootElement(document.get());
  if (qualified_name(root) != "Person") {
    findings.error("form-root", {"/" + qualified_name(root), "根元素"},
                   {"不是任免审批表：根元素应为 Person", "is no appointment form: the root element must be Person"});
    return std::nullopt;
  }

  CadreForm form;
  form.root_attributes = root_attributes(root);
  ChildReader{{"/Person", ""}, kFormElements, findings}.read(root, form.elements);
  for (auto* node = root->children; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE && qualified_name(node) == "JiaTingChengYuan") read_family(node, form, findings);
  }
  return form;
}

}  // namespace renmian::forms
