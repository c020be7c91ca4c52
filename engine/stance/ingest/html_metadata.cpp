// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/html_metadata.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/json_ld.h"
#include "stance/ingest/publication.h"

namespace stance::ingest {
namespace {

constexpr std::array<std::string_view, 20> date_names = {"article:published_time",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dc.date",
                                                         "dcterms.date",
                                                         "dcterms.created",
                                                         "dc.date.created",
                                                         "article.published",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "publish-date",
                                                         "publish_date",
                                                         "published_date",
                                                         "publication_date",
                                                         "publishdate",
                                                         "pubdate",
                                                         "citation_date",
                                                         "date"};
constexpr std::array<std::string_view, 4> change_names = {
    "article:modified_time", "og:updated_time", "datemodified", "last-modified"};

std::string without_margins(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  const std::string_view kept =
      text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  return join(split_words(printable_line(kept)), " ");
}

bool is_address(const std::optional<std::string>& text) {
  return text && host_of(*text).has_value();
}

// The first meta tag of one of these names, in the order of the names.
template <std::size_t size>
std::vector<std::string> contents(const PageTree& tree,
                                  const std::array<std::string_view, size>& names) {
  std::vector<std::string> found;
  for (const std::string_view name : names) {
    for (const PageMeta& meta : tree.metas) {
      const std::string content = without_margins(meta.content);
      if (meta.name == name && !content.empty()) found.push_back(content);
    }
  }
  return found;
}

std::optional<std::string> content(const PageTree& tree, std::string_view name) {
  const auto found = contents(tree, std::array<std::string_view, 1>{name});
  return found.empty() ? std::nullopt : std::optional(found.front());
}

// Texts that should be dates; the first that is one.
std::optional<Edtf> first_date(const std::vector<std::string>& texts, PageFacts& facts) {
  for (const std::string& text : texts) {
    if (const auto date = published_in_stamp(text)) return date;
    facts.odd_dates.push_back(text);
  }
  return std::nullopt;
}

// Articles before pages.
std::vector<LinkedArticle> all_linked(const PageTree& tree) {
  std::vector<LinkedArticle> all;
  for (const std::string& script : tree.json) {
    for (LinkedArticle& one : linked_articles(script)) all.push_back(std::move(one));
  }
  std::stable_partition(
      all.begin(), all.end(), [](const LinkedArticle& one) { return one.is_article; });
  return all;
}

// Where several articles are described, those whose headline is the page's. Others are
// on the page as well, and their days are not this page's.
std::vector<LinkedArticle> linked_to_page(const PageTree& tree) {
  std::vector<LinkedArticle> all = all_linked(tree);
  const auto articles = std::count_if(
      all.begin(), all.end(), [](const LinkedArticle& one) { return one.is_article; });
  if (articles < 2) return all;
  const std::string titles =
      fold(content(tree, "og:title").value_or("") + "\n" + without_margins(tree.title));
  std::erase_if(all, [&](const LinkedArticle& one) {
    const std::string headline = fold(without_margins(one.headline.value_or("")));
    return headline.empty() || titles.find(headline) == std::string::npos;
  });
  return all;
}

template <class Member>
std::vector<std::string> values(const std::vector<LinkedArticle>& linked, Member member) {
  std::vector<std::string> found;
  for (const LinkedArticle& one : linked) {
    const std::string text = without_margins((one.*member).value_or(""));
    if (!text.empty()) found.push_back(text);
  }
  return found;
}

std::optional<std::string> first(const std::vector<std::string>& texts) {
  return texts.empty() ? std::nullopt : std::optional(texts.front());
}

std::optional<std::string> headline_of(const PageTree& tree, const PageParts& parts) {
  for (const PageBlock& block : tree.blocks) {
    std::size_t at = block.element;
    while (at != 0 && tree.elements[at].tag != "h1") at = tree.elements[at].parent;
    const bool is_headline = at != 0 && parts.elements[at] == Part::body;
    if (is_headline) return block.text;
  }
  return std::nullopt;
}

// <title> has the name of the site behind " | " or " - ".
std::optional<std::string> title_of_window(const PageTree& tree) {
  std::string title = without_margins(tree.title);
  for (const std::string_view joint :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
    const std::size_t at = title.rfind(joint);
    if (at != std::string::npos && at > 0) title.resize(at);
  }
  return title.empty() ? std::nullopt : std::optional(title);
}

// Those that say that they are the day of publication; else the first that stands
// between the headline and the article's first paragraphs.
std::vector<std::string> times(const PageTree& tree, const PageParts& parts) {
  std::vector<std::string> found;
  for (const PageTime& time : tree.times) {
    const bool counts = time.is_published && parts.elements[time.element] == Part::body;
    if (counts) found.push_back(time.value);
  }
  if (!found.empty()) return found;
  constexpr std::size_t first_blocks = 6;
  std::size_t bodies = 0;
  std::size_t block = 0;
  for (const PageTime& time : tree.times) {
    for (; block < time.block; ++block) {
      if (parts.blocks[block] == Part::body) ++bodies;
    }
    const bool counts =
        parts.elements[time.element] == Part::body && bodies <= first_blocks;
    if (counts) return {time.value};
  }
  return {};
}

template <class T>
void fill(std::optional<T>& value, std::optional<T> other) {
  if (!value) value = std::move(other);
}

}  // namespace

PageFacts facts_of(const PageTree& tree, const PageParts& parts) {
  PageFacts facts;
  const std::vector<LinkedArticle> linked = linked_to_page(tree);
  Metadata& known = facts.metadata;
  known.title = first(values(linked, &LinkedArticle::headline));
  fill(known.title, content(tree, "og:title"));
  fill(known.title, headline_of(tree, parts));
  fill(known.title, title_of_window(tree));
  known.publisher = first(values(linked, &LinkedArticle::publisher));
  if (is_address(known.publisher)) known.publisher.reset();
  fill(known.publisher, content(tree, "og:site_name"));
  known.url = tree.canonical;
  if (!is_address(known.url)) known.url = content(tree, "og:url");
  if (!is_address(known.url)) known.url = first(values(linked, &LinkedArticle::url));
  if (!is_address(known.url)) known.url.reset();
  known.published = first_date(values(linked, &LinkedArticle::published), facts);
  if (!known.published) known.published = first_date(contents(tree, date_names), facts);
  if (!known.published) known.published = first_date(times(tree, parts), facts);
  std::vector<std::string> changes = values(linked, &LinkedArticle::modified);
  for (std::string& one : contents(tree, change_names)) changes.push_back(std::move(one));
  facts.modified = first_date(changes, facts);
  return facts;
}

}  // namespace stance::ingest
