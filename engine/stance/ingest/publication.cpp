// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/publication.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"

namespace stance::ingest {
namespace {

// The web is not older, and a larger number is rather an article's.
bool is_web_year(int year) {
  return 1990 <= year && year <= 2099;
}

std::optional<Days> web_day(int year, int month, int day) {
  if (!is_web_year(year)) return std::nullopt;
  const std::optional<Day> found = day_of({.year = year, .month = month, .day = day});
  if (!found) return std::nullopt;
  return Days{*found, *found};
}

// --- addresses
// --------------------------------------------------------------------------

struct Address {
  std::string_view host;
  std::string_view path;
};

std::optional<Address> address_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::nullopt;
  const std::string name = fold(url.substr(0, scheme));
  if (name != "http" && name != "https") return std::nullopt;
  const std::string_view rest = url.substr(scheme + 3);
  const std::size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  const std::string_view tail = rest.substr(host_end);
  return Address{rest.substr(0, host_end), tail.substr(0, tail.find_first_of("?#"))};
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) segments.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return segments;
}

bool is_number(std::string_view text, std::size_t shortest, std::size_t longest) {
  return shortest <= text.size() && text.size() <= longest &&
         digits_at(text, 0) == text.size();
}

std::optional<int> month_segment(std::string_view segment) {
  if (is_number(segment, 1, 2)) return number_of(segment);
  return month_named(fold(segment));
}

// A folder of uploads is named for the month of the upload, which may be years later.
bool holds_uploads(std::string_view segment) {
  constexpr std::array<std::string_view, 6> names = {
      "uploads", "files", "images", "media", "assets", "wp-content"};
  return std::find(names.begin(), names.end(), segment) != names.end();
}

// "/2019/07/23/", "/2019/jul/23/", and "/2019/07/title", which tells the month.
void add_folder_dates(std::vector<Days>& found,
                      const std::vector<std::string_view>& segments) {
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    if (holds_uploads(segments[i])) return;
    if (!is_number(segments[i], 4, 4) || !is_web_year(number_of(segments[i]))) continue;
    const int year = number_of(segments[i]);
    const std::optional<int> month = month_segment(segments[i + 1]);
    if (!month || *month < 1 || *month > 12 || i + 2 == segments.size()) continue;
    const std::string_view third = segments[i + 2];
    if (is_number(third, 1, 2)) {
      if (const std::optional<Days> day = web_day(year, *month, number_of(third))) {
        found.push_back(*day);
      }
    } else {
      const Days first = *web_day(year, *month, 1);
      found.push_back(
          {first.earliest, add_days(first.earliest, days_in_month(year, *month) - 1)});
    }
  }
}

// "20091003", "2019-07-23" or "2019_07_23" at `at`.
std::optional<Days> compact_date_at(std::string_view text, std::size_t at) {
  const std::size_t digits = digits_at(text, at);
  if (digits == 8) {
    return web_day(number_of(text.substr(at, 4)),
                   number_of(text.substr(at + 4, 2)),
                   number_of(text.substr(at + 6, 2)));
  }
  if (digits != 4 || at + 10 > text.size()) return std::nullopt;
  const char separator = text[at + 4];
  if ((separator != '-' && separator != '_') || text[at + 7] != separator) {
    return std::nullopt;
  }
  if (digits_at(text, at + 5) != 2 || digits_at(text, at + 8) != 2) return std::nullopt;
  return web_day(number_of(text.substr(at, 4)),
                 number_of(text.substr(at + 5, 2)),
                 number_of(text.substr(at + 8, 2)));
}

void add_compact_dates(std::vector<Days>& found, std::string_view segment) {
  for (std::size_t at = 0; at < segment.size(); ++at) {
    const bool is_start = at == 0 || segment[at - 1] == '-' || segment[at - 1] == '_';
    if (!is_start || !is_digit(segment[at])) continue;
    // "12-2019-07-23": the number before belongs to it, so this is no plain date.
    if (at >= 2 && is_digit(segment[at - 2])) continue;
    if (const std::optional<Days> day = compact_date_at(segment, at))
      found.push_back(*day);
  }
}

// What all of them allow; nothing if there is none or they disagree.
std::optional<Days> common_days(const std::vector<Days>& found) {
  std::optional<Days> common;
  for (const Days& days : found) {
    common = common ? intersection(*common, days) : days;
    if (!common) return std::nullopt;
  }
  return common;
}

}  // namespace

std::optional<Edtf> published_in_url(std::string_view url) {
  // An archive's address holds the original one behind its own time stamp.
  const std::size_t original = std::min(url.rfind("http://"), url.size());
  const std::size_t secure = std::min(url.rfind("https://"), url.size());
  const std::size_t begin = original == url.size() ? secure
                            : secure == url.size() ? original
                                                   : std::max(original, secure);
  const std::optional<Address> address = address_of(url.substr(begin));
  if (!address) return std::nullopt;
  const std::vector<std::string_view> segments = segments_of(address->path);
  std::vector<Days> found;
  add_folder_dates(found, segments);
  for (const std::string_view segment : segments) add_compact_dates(found, segment);
  const std::optional<Days> common = common_days(found);
  if (!common) return std::nullopt;
  return Edtf::from_days(*common);
}

std::optional<std::string> host_of(std::string_view url) {
  const std::optional<Address> address = address_of(url);
  if (!address) return std::nullopt;
  std::string_view host = address->host;
  host.remove_prefix(std::min(host.rfind('@') + 1, host.size()));
  host = host.substr(0, host.find(':'));
  std::string name = fold(host);
  if (name.starts_with("www.")) name.erase(0, 4);
  if (name.empty()) return std::nullopt;
  return name;
}

}  // namespace stance::ingest
