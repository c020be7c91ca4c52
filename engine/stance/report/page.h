// SPDX-License-Identifier: Apache-2.0
// A page of headings, paragraphs, lists and tables, to be written as Markdown or HTML.
// Text is plain: signs that mean something to the form are made harmless.
#pragma once

#include <string>
#include <vector>

#include "stance/report/table.h"

namespace stance {

enum class BlockForm { heading, paragraph, item, table };

struct PageBlock {
  BlockForm form = BlockForm::paragraph;
  // heading: 1 to 4; item: how deep it stands, below the last one of a lesser level.
  int level = 1;
  std::string text = {};
  Table table = {};
};

using Page = std::vector<PageBlock>;

PageBlock heading(int level, std::string text);
PageBlock paragraph(std::string text);
PageBlock item(std::string text, int level = 1);
PageBlock table_block(Table table);

std::string page_markdown(const Page& page);
// A whole document that loads nothing.
std::string page_html(const Page& page, const std::string& title);

}  // namespace stance
