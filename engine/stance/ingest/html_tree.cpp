// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/html_tree.h"

#include <algorithm>
#include <array>
#include <utility>

#include <gumbo.h>

#include "stance/base/assert.h"
#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"

namespace stance::ingest {
namespace {

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

std::string tag_name(const GumboElement& element) {
  const std::string known = gumbo_normalized_tagname(element.tag);
  if (!known.empty()) return known;
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return fold(std::string_view(piece.data, piece.length));
}

// "relatedStories nav-2" -> related, stories, nav, 2
void add_names(std::string_view text, std::vector<std::string>& names) {
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) names.push_back(fold(word));
    word.clear();
  };
  constexpr std::size_t longest = 400;
  for (const char c : text.substr(0, longest)) {
    const bool is_part = is_letter(c) || is_digit(c);
    const bool begins_anew = is_upper(c) && !word.empty() && !is_upper(word.back());
    if (!is_part || begins_anew) finish();
    if (is_part) word += c;
  }
  finish();
}

constexpr std::array<GumboTag, 27> inline_tags = {
    GUMBO_TAG_A,    GUMBO_TAG_B,    GUMBO_TAG_I,      GUMBO_TAG_U,    GUMBO_TAG_S,
    GUMBO_TAG_EM,   GUMBO_TAG_SPAN, GUMBO_TAG_STRONG, GUMBO_TAG_FONT, GUMBO_TAG_SMALL,
    GUMBO_TAG_BIG,  GUMBO_TAG_ABBR, GUMBO_TAG_CITE,   GUMBO_TAG_CODE, GUMBO_TAG_Q,
    GUMBO_TAG_TIME, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,    GUMBO_TAG_MARK, GUMBO_TAG_LABEL,
    GUMBO_TAG_DEL,  GUMBO_TAG_INS,  GUMBO_TAG_BDI,    GUMBO_TAG_BDO,  GUMBO_TAG_DFN,
    GUMBO_TAG_TD,   GUMBO_TAG_TH};
// Not words of the page, or not shown.
constexpr std::array<GumboTag, 8> silent_tags = {GUMBO_TAG_STYLE,
                                                 GUMBO_TAG_NOSCRIPT,
                                                 GUMBO_TAG_TEMPLATE,
                                                 GUMBO_TAG_TEXTAREA,
                                                 GUMBO_TAG_SELECT,
                                                 GUMBO_TAG_BUTTON,
                                                 GUMBO_TAG_NOFRAMES,
                                                 GUMBO_TAG_TITLE};

template <std::size_t size>
bool is_in(const std::array<GumboTag, size>& tags, GumboTag tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  std::string style = fold(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos;
}

// Signs without a width, which cut words apart for whoever compares them.
bool is_invisible(char32_t sign) {
  return sign == 0xAD || (sign >= 0x200B && sign <= 0x200D) || sign == 0x2060 ||
         sign == 0xFEFF;
}

bool is_blank(char32_t sign) {
  return sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r' || sign == '\f' ||
         sign == 0xA0 || (sign >= 0x2000 && sign <= 0x200A) || sign == 0x202F;
}

// A cell that lays out the page, rather than one of a table of facts.
bool holds_blocks(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_TD && element.tag != GUMBO_TAG_TH) return false;
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
    if (child.type == GUMBO_NODE_ELEMENT && child.v.element.tag != GUMBO_TAG_BR &&
        !is_in(inline_tags, child.v.element.tag)) {
      return true;
    }
  }
  return false;
}

class Walk {
 public:
  PageTree run(const GumboNode& root) {
    tree_.elements.push_back({.tag = "page"});
    visit(root, 0);
    flush(0);
    return std::move(tree_);
  }

 private:
  void visit(const GumboNode& node, std::size_t parent);
  void visit_element(const GumboNode& node, std::size_t parent);
  void visit_children(const GumboElement& element, std::size_t parent);
  void read_head(const GumboElement& element);
  void read_time(const GumboElement& element, std::size_t parent);
  bool reads_silently(const GumboElement& element);
  void add_text(std::string_view text);
  void break_line();
  void flush(std::size_t element);

  PageTree tree_ = {};
  std::string words_ = {};
  std::size_t link_ = 0;
  bool is_in_link_ = false;
};

void Walk::visit(const GumboNode& node, std::size_t parent) {
  switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA: return add_text(node.v.text.text);
    case GUMBO_NODE_ELEMENT: return visit_element(node, parent);
    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_TEMPLATE: return;
  }
}

void Walk::visit_children(const GumboElement& element, std::size_t parent) {
  for (unsigned i = 0; i < element.children.length; ++i) {
    visit(*static_cast<const GumboNode*>(element.children.data[i]), parent);
  }
}

void Walk::visit_element(const GumboNode& node, std::size_t parent) {
  const GumboElement& element = node.v.element;
  read_head(element);
  read_time(element, parent);
  if (reads_silently(element)) return;
  if (element.tag == GUMBO_TAG_BR) return break_line();
  if (is_in(inline_tags, element.tag) && !holds_blocks(element)) {
    const bool was_in_link = is_in_link_;
    is_in_link_ = is_in_link_ || element.tag == GUMBO_TAG_A;
    visit_children(element, parent);
    is_in_link_ = was_in_link;
    const bool is_cell = element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH;
    if (is_cell && !words_.empty()) add_text(" | ");
    return;
  }
  flush(parent);
  const std::size_t own = tree_.elements.size();
  PageElement& made = tree_.elements.emplace_back();
  made.parent = parent;
  made.tag = tag_name(element);
  made.role = fold(attribute(element, "role"));
  add_names(attribute(element, "class"), made.names);
  add_names(attribute(element, "id"), made.names);
  visit_children(element, own);
  flush(own);
}

// Scripts are not words, but those that say what the page is.
bool Walk::reads_silently(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_SCRIPT) {
    if (fold(attribute(element, "type")).find("ld+json") == std::string::npos)
      return true;
    for (unsigned i = 0; i < element.children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
      if (child.type == GUMBO_NODE_TEXT) tree_.json.emplace_back(child.v.text.text);
    }
    return true;
  }
  return is_in(silent_tags, element.tag) || is_hidden(element);
}

void Walk::read_head(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_META) {
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string_view name = attribute(element, key);
      if (name.empty()) continue;
      tree_.metas.push_back({fold(name), std::string(attribute(element, "content"))});
      return;
    }
  } else if (element.tag == GUMBO_TAG_LINK) {
    if (fold(attribute(element, "rel")) == "canonical" && !tree_.canonical) {
      tree_.canonical = std::string(attribute(element, "href"));
    }
  } else if (element.tag == GUMBO_TAG_TITLE && tree_.title.empty() &&
             element.children.length > 0) {
    const auto& child = *static_cast<const GumboNode*>(element.children.data[0]);
    if (child.type == GUMBO_NODE_TEXT) tree_.title = child.v.text.text;
  }
}

void Walk::read_time(const GumboElement& element, std::size_t parent) {
  const bool is_published = fold(attribute(element, "itemprop")) == "datepublished";
  if (element.tag != GUMBO_TAG_TIME && !is_published) return;
  if (element.tag == GUMBO_TAG_META) return;
  std::string_view value = attribute(element, "datetime");
  if (value.empty()) value = attribute(element, "content");
  if (value.empty()) return;
  std::vector<std::string> names;
  add_names(attribute(element, "class"), names);
  const auto has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (has("updated") || has("modified")) {
    if (!has("published")) return;
  }
  tree_.times.push_back({.element = parent,
                         .value = std::string(value),
                         .block = tree_.blocks.size(),
                         .is_published = is_published || has("published") ||
                                         has("pubdate") || has("posted")});
}

void Walk::add_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint sign = code_point_at(text, at);
    at += sign.length;
    if (is_invisible(sign.value)) continue;
    const std::size_t before = words_.size();
    if (!is_blank(sign.value)) {
      append_code_point(words_, sign.value);
    } else if (!words_.empty() && words_.back() != ' ' && words_.back() != '\n') {
      words_ += ' ';
    }
    if (is_in_link_) link_ += words_.size() - before;
  }
}

void Walk::break_line() {
  while (!words_.empty() && words_.back() == ' ') words_.pop_back();
  if (!words_.empty() && words_.back() != '\n') words_ += '\n';
}

// What was gathered becomes blocks of the element, one for each line.
void Walk::flush(std::size_t element) {
  std::string words = std::exchange(words_, {});
  const std::size_t link = std::exchange(link_, 0);
  const std::size_t all = words.size();
  for (std::string& line : split_lines(words)) {
    while (line.ends_with(' ') || line.ends_with('|')) line.pop_back();
    const std::size_t begin = line.find_first_not_of(" |");
    if (begin == std::string::npos) continue;
    line.erase(0, begin);
    // The links of a block are shared out among its lines.
    const std::size_t share = std::min(line.size(), link * line.size() / all);
    tree_.blocks.push_back({.element = element, .text = line, .link = share});
  }
}

}  // namespace

PageTree page_tree(std::string_view page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
  STANCE_ASSERT(output != nullptr);
  PageTree tree = Walk().run(*output->root);
  gumbo_destroy_output(&options, output);
  return tree;
}

}  // namespace stance::ingest
