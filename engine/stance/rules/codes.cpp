// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/codes.h"

#include <algorithm>
#include <vector>

#include "stance/rules/code_pages.h"

namespace stance {

std::span<const CodePage> code_pages() {
  static const std::vector<CodePage> all = [] {
    std::vector<CodePage> pages;
    for (const auto part : {file_pages(),
                            rule_pages(),
                            reading_pages(),
                            pack_pages(),
                            reading_warning_pages(),
                            warning_pages(),
                            live_pages()}) {
      pages.insert(pages.end(), part.begin(), part.end());
    }
    std::ranges::sort(pages, {}, &CodePage::code);
    return pages;
  }();
  return all;
}

const CodePage* find_code(std::string_view code) {
  const std::span<const CodePage> pages = code_pages();
  const auto found = std::ranges::find(pages, code, &CodePage::code);
  return found == pages.end() ? nullptr : &*found;
}

}  // namespace stance
