// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/json_ld.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace stance::ingest {
namespace {

using nlohmann::json;

const json* member(const json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

// The text of a member, or of the first in its list, or its "name" or "@id".
std::optional<std::string> text_of(const json* value) {
  if (value != nullptr && value->is_array() && !value->empty()) value = &value->front();
  if (value == nullptr) return std::nullopt;
  if (value->is_object()) {
    const json* name = member(*value, "name");
    if (name == nullptr) name = member(*value, "@id");
    if (name == nullptr || !name->is_string()) return std::nullopt;
    return name->get<std::string>();
  }
  if (!value->is_string()) return std::nullopt;
  return value->get<std::string>();
}

bool has_type(const json& object, const auto& fits) {
  const json* type = member(object, "@type");
  if (type == nullptr) return false;
  if (type->is_string()) return fits(type->get<std::string>());
  if (!type->is_array()) return false;
  for (const json& one : *type) {
    if (one.is_string() && fits(one.get<std::string>())) return true;
  }
  return false;
}

bool is_article_type(const std::string& type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report";
}

bool is_page_type(const std::string& type) {
  return type.ends_with("WebPage") || type == "CreativeWork";
}

void add(const json& object, std::vector<LinkedArticle>& articles) {
  const bool is_article = has_type(object, is_article_type);
  if (!is_article && !has_type(object, is_page_type)) return;
  LinkedArticle found{.is_article = is_article,
                      .headline = text_of(member(object, "headline")),
                      .published = text_of(member(object, "datePublished")),
                      .modified = text_of(member(object, "dateModified")),
                      .publisher = text_of(member(object, "publisher")),
                      .url = text_of(member(object, "url"))};
  if (!found.url) found.url = text_of(member(object, "mainEntityOfPage"));
  articles.push_back(std::move(found));
}

}  // namespace

std::vector<LinkedArticle> linked_articles(const std::string& script) {
  std::vector<LinkedArticle> articles;
  const json value = json::parse(script, nullptr, false, true);
  if (value.is_discarded()) return articles;
  const auto add_all = [&](const json& objects) {
    if (objects.is_object()) add(objects, articles);
    if (!objects.is_array()) return;
    for (const json& one : objects) {
      if (one.is_object()) add(one, articles);
    }
  };
  add_all(value);
  if (const json* graph = member(value, "@graph")) add_all(*graph);
  return articles;
}

}  // namespace stance::ingest
