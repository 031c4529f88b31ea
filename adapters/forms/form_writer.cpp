#include "adapters/forms/form_writer.hpp"

#include "adapters/forms/form_text.hpp"

namespace renmian {
namespace {

std::string escape(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

void append_elements(const FormElements& elements, const std::string& family, std::string_view indent,
                     std::string& xml) {
  for (const auto& [name, text, other] : elements) {
    xml += indent;
    if (!other.empty()) {
      xml += other;
    } else {
      xml.append("<").append(name).append(">");
      xml += name == "JiaTingChengYuan" ? family : escape(text);
      xml.append("</").append(name).append(">");
    }
    xml += "\n";
  }
}

std::string family_of(const CadreForm& form) {
  if (form.family.empty()) return {};
  std::string xml = "\n";
  for (const auto& item : form.family) {
    xml += "    <Item>\n";
    append_elements(item, {}, "      ", xml);
    xml += "    </Item>\n";
  }
  return xml + "  ";
}

}  // namespace

std::string write_lrmx(const CadreForm& form) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Person" + form.root_attributes + ">\n";
  append_elements(form.elements, family_of(form), "  ", xml);
  xml += "</Person>\n";
  return forms::replace_all(std::move(xml), "\n", "\r\n");
}

}  // namespace renmian
