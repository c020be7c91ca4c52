// SPDX-License-Identifier: Apache-2.0
#include "stance/report/page.h"

#include <utility>

#include "stance/base/text.h"

namespace stance {
namespace {

std::string for_markdown(const std::string& text) {
  std::string safe;
  for (const char c : printable_line(text)) {
    if (std::string_view("\\`*_[]<>|#~").find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

std::string for_html(const std::string& text) {
  std::string safe;
  for (const char c : printable_line(text)) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

void add_markdown_row(std::string& out, const std::vector<std::string>& cells) {
  out += "|";
  for (const std::string& cell : cells) out += " " + for_markdown(cell) + " |";
  out += "\n";
}

void add_html_row(std::string& out,
                  const std::vector<std::string>& cells,
                  const std::string& tag) {
  out += "<tr>";
  for (const std::string& cell : cells) {
    out += "<" + tag + ">" + for_html(cell) + "</" + tag + ">";
  }
  out += "</tr>\n";
}

std::string block_markdown(const PageBlock& block) {
  switch (block.form) {
    case BlockForm::heading:
      return std::string(static_cast<std::size_t>(block.level), '#') + " " +
             for_markdown(block.text) + "\n\n";
    case BlockForm::paragraph: return for_markdown(block.text) + "\n\n";
    case BlockForm::item:
      return std::string(2 * static_cast<std::size_t>(block.level - 1), ' ') + "- " +
             for_markdown(block.text) + "\n";
    case BlockForm::table: break;
  }
  std::string out;
  add_markdown_row(out, block.table.header);
  out += "|";
  for (std::size_t i = 0; i < block.table.header.size(); ++i) out += "---|";
  out += "\n";
  for (const auto& row : block.table.rows) add_markdown_row(out, row);
  return out + "\n";
}

std::string block_html(const PageBlock& block) {
  switch (block.form) {
    case BlockForm::heading: {
      const std::string tag = "h" + std::to_string(block.level);
      return "<" + tag + ">" + for_html(block.text) + "</" + tag + ">\n";
    }
    case BlockForm::paragraph: return "<p>" + for_html(block.text) + "</p>\n";
    case BlockForm::item: return "<li>" + for_html(block.text);  // left open
    case BlockForm::table: break;
  }
  std::string out = "<table>\n";
  add_html_row(out, block.table.header, "th");
  for (const auto& row : block.table.rows) add_html_row(out, row, "td");
  return out + "</table>\n";
}

}  // namespace

PageBlock heading(int level, std::string text) {
  return {.form = BlockForm::heading, .level = level, .text = std::move(text)};
}

PageBlock paragraph(std::string text) {
  return {.form = BlockForm::paragraph, .text = std::move(text)};
}

PageBlock item(std::string text, int level) {
  return {.form = BlockForm::item, .level = level, .text = std::move(text)};
}

PageBlock table_block(Table table) {
  return {.form = BlockForm::table, .table = std::move(table)};
}

std::string page_markdown(const Page& page) {
  std::string out;
  for (std::size_t i = 0; i < page.size(); ++i) {
    out += block_markdown(page[i]);
    const bool ends_list = page[i].form == BlockForm::item &&
                           (i + 1 == page.size() || page[i + 1].form != BlockForm::item);
    if (ends_list) out += "\n";
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string page_html(const Page& page, const std::string& title) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" +
      for_html(title) +
      "</title>\n<style>\nbody { max-width: 50em; margin: 2em auto; padding: 0 1em; "
      "font-family: sans-serif; line-height: 1.4; }\ntable { border-collapse: collapse; "
      "}\ntd, th { border: 1px solid #999; padding: 0.2em 0.6em; text-align: left; "
      "}\n</style>\n</head>\n<body>\n";
  int open = 0;
  const auto close_down_to = [&](int level) {
    for (; open > level; --open) out += "</li>\n</ul>\n";
  };
  for (const PageBlock& block : page) {
    if (block.form != BlockForm::item) {
      close_down_to(0);
      out += block_html(block);
      continue;
    }
    close_down_to(block.level);
    if (open == block.level) out += "</li>\n";
    for (; open < block.level; ++open) out += open == 0 ? "<ul>\n" : "\n<ul>\n";
    out += block_html(block);
  }
  close_down_to(0);
  return out + "</body>\n</html>\n";
}

}  // namespace stance
