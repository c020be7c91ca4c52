// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/html_parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "stance/base/text.h"

namespace stance::ingest {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 36> navigation_names = {
    "nav",       "navbar",       "navigation", "menu",      "breadcrumb", "breadcrumbs",
    "footer",    "masthead",     "toolbar",    "share",     "sharing",    "social",
    "cookie",    "cookies",      "consent",    "gdpr",      "newsletter", "newsletters",
    "subscribe", "subscription", "signup",     "paywall",   "promo",      "advertisement",
    "advert",    "ad",           "ads",        "sponsored", "pagination", "pager",
    "comments",  "comment",      "disqus",     "login",     "modal",      "skip"};
constexpr std::array<std::string_view, 16> related_names = {"related",
                                                            "recommended",
                                                            "recommendation",
                                                            "recommendations",
                                                            "trending",
                                                            "popular",
                                                            "mostread",
                                                            "recirc",
                                                            "recirculation",
                                                            "readmore",
                                                            "outbrain",
                                                            "taboola",
                                                            "sidebar",
                                                            "teaser",
                                                            "teasers",
                                                            "rail"};
constexpr std::array<std::string_view, 5> caption_names = {
    "caption", "credit", "photocredit", "cutline", "figcaption"};
constexpr std::array<std::string_view, 9> article_names = {
    "article", "content", "body", "story", "entry", "post", "text", "main", "release"};
constexpr std::array<std::string_view, 5> navigation_roles = {
    "navigation", "banner", "contentinfo", "search", "menu"};
// Headings above links to other articles.
constexpr std::array<std::string_view, 12> related_headings = {"related",
                                                               "related stories",
                                                               "related articles",
                                                               "related news",
                                                               "read more",
                                                               "read next",
                                                               "more from",
                                                               "more stories",
                                                               "recommended",
                                                               "most read",
                                                               "most popular",
                                                               "you may also like"};

bool is_in(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_name(const PageElement& element, Names names) {
  return std::any_of(element.names.begin(),
                     element.names.end(),
                     [&](const std::string& name) { return is_in(names, name); });
}

bool is_heading(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && '1' <= tag[1] && tag[1] <= '6';
}

bool is_mostly_link(const PageBlock& block) {
  return block.link * 10 > block.text.size() * 6;
}

// Reads like prose: words enough that are no links.
bool is_prose(const PageBlock& block, std::string_view tag) {
  return !is_heading(tag) && block.text.size() >= 25 &&
         block.link * 2 < block.text.size() &&
         block.text.find_first_of(".!?:,;\"") != std::string::npos;
}

// What an element says that it is; nothing where it does not say.
std::optional<Part> own_part(const PageElement& element) {
  if (element.tag == "figcaption") return Part::caption;
  if (element.tag == "nav" || element.tag == "footer" || element.tag == "menu" ||
      element.tag == "dialog" || is_in(navigation_roles, element.role)) {
    return Part::navigation;
  }
  if (element.tag == "aside" || element.role == "complementary") return Part::related;
  if (has_name(element, related_names)) return Part::related;
  if (has_name(element, navigation_names)) return Part::navigation;
  if (has_name(element, caption_names)) return Part::caption;
  return std::nullopt;
}

class Parting {
 public:
  explicit Parting(const PageTree& tree) : tree_(tree) {}

  PageParts run() {
    weigh();
    part_elements();
    score();
    choose();
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      parts_.blocks.push_back(part_of_block(i));
    }
    part_links();
    return std::move(parts_);
  }

 private:
  bool is_prose_block(const PageBlock& block) const {
    return is_prose(block, tree_.elements[block.element].tag);
  }
  void weigh();
  void part_elements();
  void score();
  void choose();
  bool is_inside(std::size_t element, std::size_t outer) const;
  bool is_headline(const PageBlock& block) const;
  Part part_of_block(std::size_t index) const;
  void part_links();

  const PageTree& tree_;
  PageParts parts_ = {};
  // For each element the bytes of prose in it, and the points for being the article.
  std::vector<std::size_t> prose_ = {};
  std::vector<double> points_ = {};
};

void Parting::weigh() {
  prose_.assign(tree_.elements.size(), 0);
  for (const PageBlock& block : tree_.blocks) {
    if (is_prose_block(block)) prose_[block.element] += block.text.size();
  }
  for (std::size_t i = tree_.elements.size(); i-- > 1;) {
    prose_[tree_.elements[i].parent] += prose_[i];
  }
}

// An element that holds much of what the page says in sentences is not navigation,
// whatever its names.
void Parting::part_elements() {
  parts_.elements.assign(tree_.elements.size(), Part::body);
  for (std::size_t i = 1; i < tree_.elements.size(); ++i) {
    const PageElement& element = tree_.elements[i];
    const Part outer = parts_.elements[element.parent];
    const bool holds_much = prose_[i] * 100 > prose_[0] * 35;
    const auto own = holds_much ? std::nullopt : own_part(element);
    parts_.elements[i] =
        outer == Part::body || own == Part::caption ? own.value_or(outer) : outer;
  }
}

void Parting::score() {
  points_.assign(tree_.elements.size(), 0.0);
  for (const PageBlock& block : tree_.blocks) {
    if (!is_prose_block(block) || parts_.elements[block.element] != Part::body) continue;
    const auto commas = std::count(block.text.begin(), block.text.end(), ',');
    const double length = static_cast<double>(block.text.size()) / 100.0;
    double points =
        1.0 + std::min(static_cast<double>(commas), 3.0) + std::min(length, 3.0);
    std::size_t at = block.element;
    // A paragraph is not the article; what holds it may be.
    const std::string& tag = tree_.elements[at].tag;
    if (tag == "p" || tag == "li" || tag == "blockquote") at = tree_.elements[at].parent;
    for (int level = 0; level < 4 && at != 0; ++level) {
      points_[at] += points;
      points /= level == 0 ? 2.0 : 1.5;
      at = tree_.elements[at].parent;
    }
  }
  for (std::size_t i = 1; i < tree_.elements.size(); ++i) {
    const PageElement& element = tree_.elements[i];
    if (element.tag == "article" || element.tag == "main") points_[i] *= 1.3;
    if (has_name(element, article_names)) points_[i] *= 1.15;
  }
}

// The best element, unless half of the prose stands elsewhere: then all of it is kept.
void Parting::choose() {
  const auto best = std::max_element(points_.begin(), points_.end());
  if (best == points_.end() || *best <= 0.0) return;
  std::size_t element = static_cast<std::size_t>(best - points_.begin());
  std::size_t all = 0;
  for (const PageBlock& block : tree_.blocks) {
    const bool counts =
        is_prose_block(block) && parts_.elements[block.element] == Part::body;
    if (counts) all += block.text.size();
  }
  // An article in sections: climb while what is around has clearly more of it.
  while (element != 0 && prose_[element] * 10 < all * 7) {
    const std::size_t outer = tree_.elements[element].parent;
    if (outer == 0 || tree_.elements[outer].tag == "body") break;
    element = outer;
  }
  if (prose_[element] * 2 >= all) parts_.article = element;
}

bool Parting::is_inside(std::size_t element, std::size_t outer) const {
  while (element > outer) element = tree_.elements[element].parent;
  return element == outer;
}

// The page's own title stands above the article more often than in it.
bool Parting::is_headline(const PageBlock& block) const {
  for (std::size_t at = block.element; at != 0; at = tree_.elements[at].parent) {
    if (tree_.elements[at].tag == "h1") return true;
  }
  return false;
}

Part Parting::part_of_block(std::size_t index) const {
  const PageBlock& block = tree_.blocks[index];
  const Part element = parts_.elements[block.element];
  if (element != Part::body) return element;
  if (is_headline(block) && block.link * 2 < block.text.size()) return Part::body;
  if (!is_inside(block.element, parts_.article)) return Part::navigation;
  return Part::body;
}

// Inside of the article: lines that are all link, and lists of links below a heading
// that says what they are.
void Parting::part_links() {
  bool below_heading = false;
  for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
    const PageBlock& block = tree_.blocks[i];
    if (parts_.blocks[i] != Part::body) continue;
    const std::string words = fold(block.text.substr(0, 60));
    const bool is_label =
        block.text.size() < 60 && !block.text.ends_with('.') &&
        std::any_of(related_headings.begin(),
                    related_headings.end(),
                    [&](std::string_view heading) { return words.starts_with(heading); });
    constexpr std::size_t shortest_title = 20;
    if (is_label) {
      below_heading = true;
      parts_.blocks[i] = block.link > 0 && block.text.size() > shortest_title
                             ? Part::related
                             : Part::navigation;
    } else if (is_mostly_link(block) && !is_headline(block)) {
      const bool is_title = below_heading || block.text.size() >= shortest_title;
      parts_.blocks[i] = is_title ? Part::related : Part::navigation;
    } else if (is_prose_block(block)) {
      below_heading = false;
    }
  }
}

}  // namespace

PageParts parts_of(const PageTree& tree) {
  return Parting(tree).run();
}

}  // namespace stance::ingest
