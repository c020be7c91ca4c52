// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/html_guard.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"

namespace stance::ingest {
namespace {

using Names = std::span<const std::string_view>;

// With all that they hold.
constexpr std::array<std::string_view, 15> dropped = {"script",
                                                      "style",
                                                      "noscript",
                                                      "svg",
                                                      "math",
                                                      "iframe",
                                                      "object",
                                                      "canvas",
                                                      "template",
                                                      "select",
                                                      "button",
                                                      "textarea",
                                                      "video",
                                                      "audio",
                                                      "noframes"};
// Of these, those in which nothing is a tag but their own end.
constexpr std::array<std::string_view, 3> raw = {"script", "style", "textarea"};
// Never nested, or closed by the next of their kind and by the end of what holds them.
constexpr std::array<std::string_view, 15> flat = {"p",
                                                   "li",
                                                   "dt",
                                                   "dd",
                                                   "a",
                                                   "time",
                                                   "br",
                                                   "hr",
                                                   "meta",
                                                   "link",
                                                   "base",
                                                   "title",
                                                   "html",
                                                   "head",
                                                   "body"};
// An end tag closes all that was opened since.
constexpr std::array<std::string_view, 35> nested = {
    "div",    "section", "article", "main",     "nav",     "aside",      "header",
    "footer", "ul",      "ol",      "dl",       "table",   "h1",         "h2",
    "h3",     "h4",      "h5",      "h6",       "figure",  "figcaption", "blockquote",
    "pre",    "address", "center",  "fieldset", "details", "summary",    "dialog",
    "menu",   "hgroup",  "td",      "th",       "tr",      "tbody",      "thead"};
constexpr std::array<std::string_view, 5> table_parts = {
    "td", "th", "tr", "tbody", "thead"};

bool is_in(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Tag {
  // In lower case.
  std::string name;
  bool closes = false;
  // Behind its ">".
  std::size_t end = 0;
};

bool may_stand_in_name(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == ':' || c == '_';
}

// Behind the ">" that ends a tag, those in quotes passed over; nothing if it is far away.
std::optional<std::size_t> quoted_end(std::string_view page, std::size_t at) {
  const std::size_t last = std::min(page.size(), at + longest_tag);
  char quote = '\0';
  for (; at < last; ++at) {
    const char c = page[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return at + 1;
    } else if ((c == '"' || c == '\'') && page[at - 1] == '=') {
      quote = c;
    }
  }
  return std::nullopt;
}

// A quote that is never closed must not swallow the page.
std::size_t tag_end(std::string_view page, std::size_t at) {
  if (const auto end = quoted_end(page, at)) return *end;
  return std::min(page.find('>', at), page.size() - 1) + 1;
}

// The tag that begins at the "<" at `at`, if one does.
std::optional<Tag> tag_at(std::string_view page, std::size_t at) {
  Tag tag;
  std::size_t name = at + 1;
  if (name < page.size() && page[name] == '/') {
    tag.closes = true;
    ++name;
  }
  if (name >= page.size() || !is_letter(page[name])) return std::nullopt;
  std::size_t end = name;
  while (end < page.size() && may_stand_in_name(page[end])) ++end;
  tag.name = fold(page.substr(name, std::min<std::size_t>(end - name, 32)));
  tag.end = tag_end(page, end);
  return tag;
}

// Finds end tags without looking through the same stretch again when there is none.
class EndTags {
 public:
  explicit EndTags(std::string_view page) : page_(page) {}

  // Behind the end tag of `name`, from `at` on.
  std::optional<std::size_t> behind(const std::string& name, std::size_t at) {
    if (missing_.contains(name)) return std::nullopt;
    for (std::size_t found = at; (found = page_.find("</", found)) != page_.npos;) {
      found += 2;
      if (fold(page_.substr(found, name.size())) == name) {
        return std::min(page_.find('>', found), page_.size() - 1) + 1;
      }
    }
    missing_.insert(name);
    return std::nullopt;
  }

 private:
  std::string_view page_;
  std::set<std::string> missing_ = {};
};

class Guard {
 public:
  explicit Guard(std::string_view page) : page_(page), end_tags_(page) {
    kept_.bytes.reserve(page.size());
  }

  GuardedPage run() {
    std::size_t at = 0;
    while (at < page_.size()) {
      const std::size_t open = std::min(page_.find('<', at), page_.size());
      kept_.bytes.append(page_, at, open - at);
      if (open == page_.size()) break;
      at = pass(open);
    }
    return std::move(kept_);
  }

 private:
  // Passes over what begins with the "<" at `at`; where to go on.
  std::size_t pass(std::size_t at) {
    if (page_.substr(at).starts_with("<!--")) return behind("-->", at + 4);
    if (page_.substr(at).starts_with("<!") || page_.substr(at).starts_with("<?")) {
      return keep(at, behind(">", at + 1));
    }
    const std::optional<Tag> tag = tag_at(page_, at);
    if (!tag) {
      kept_.bytes += "&lt;";
      return at + 1;
    }
    return pass_tag(at, *tag);
  }

  std::size_t pass_tag(std::size_t at, const Tag& tag) {
    if (is_in(dropped, tag.name)) {
      if (tag.closes) return tag.end;
      const auto end = end_tags_.behind(tag.name, tag.end);
      if (!end) return is_in(raw, tag.name) ? page_.size() : tag.end;
      return is_json(at, tag) ? keep(at, *end) : *end;
    }
    const bool is_harmful = tag.end - at > longest_tag || tags_ == most_tags;
    if (is_harmful) return tag.end;
    if (is_in(flat, tag.name)) return keep_tag(at, tag);
    if (!is_in(nested, tag.name)) return tag.end;
    if (is_in(table_parts, tag.name)) return pass_table_part(at, tag);
    return tag.closes ? pass_closing(at, tag) : pass_opening(at, tag);
  }

  std::size_t pass_opening(std::size_t at, const Tag& tag) {
    if (open_.size() == deepest_nesting) {
      kept_.is_too_deep = true;
      return tag.end;
    }
    open_.push_back(tag.name);
    return keep_tag(at, tag);
  }

  // As the parser does: an end tag closes what was opened by its name in the same cell,
  // and all inside; one that opened nothing counts for nothing.
  std::size_t pass_closing(std::size_t at, const Tag& tag) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i] == tag.name) {
        open_.resize(i);
        return keep_tag(at, tag);
      }
      const bool ends_search =
          open_[i] == "td" || open_[i] == "th" || open_[i] == "table";
      if (ends_search && tag.name != "table") break;
    }
    return tag.end;
  }

  // A cell or row ends the one before it, up to the table.
  std::size_t pass_table_part(std::size_t at, const Tag& tag) {
    const auto table = std::find(open_.rbegin(), open_.rend(), "table");
    if (table == open_.rend()) return tag.end;
    open_.resize(static_cast<std::size_t>(open_.rend() - table));
    return tag.closes ? keep_tag(at, tag) : pass_opening(at, tag);
  }

  bool is_json(std::size_t at, const Tag& tag) const {
    return tag.name == "script" &&
           fold(page_.substr(at, std::min(tag.end - at, longest_tag))).find("ld+json") !=
               std::string::npos;
  }

  std::size_t keep_tag(std::size_t at, const Tag& tag) {
    ++tags_;
    return keep(at, tag.end);
  }

  std::size_t keep(std::size_t at, std::size_t end) {
    kept_.bytes.append(page_, at, end - at);
    return end;
  }

  std::size_t behind(std::string_view mark, std::size_t at) const {
    const std::size_t found = page_.find(mark, at);
    return found == page_.npos ? page_.size() : found + mark.size();
  }

  std::string_view page_;
  EndTags end_tags_;
  GuardedPage kept_ = {};
  // The names of the nested elements that are open.
  std::vector<std::string> open_ = {};
  std::size_t tags_ = 0;
};

}  // namespace

GuardedPage guarded(std::string_view page) {
  return Guard(page).run();
}

}  // namespace stance::ingest
