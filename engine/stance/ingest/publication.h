// SPDX-License-Identifier: Apache-2.0
// When and by whom something was published, as far as its address and its text tell.
// Never a guess: what can be read in two ways gives nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stance/base/edtf.h"

namespace stance::ingest {

// The date in the path of an address: "/2019/07/23/", "/2019/jul/23/", "2019-07-23",
// "/20091003arpaio.html", "/2019/07/title". Nothing if there is none, or if two disagree.
// A date in the query, the host or a time stamp of an archive does not count.
std::optional<Edtf> published_in_url(std::string_view url);

// The date in the first lines of a text: "Published July 20, 2024", "Posted on
// 2019-07-23", "Date: 7/23/2019", or a dateline that begins a paragraph: "ANNAPOLIS
// (December 4, 2008) -", "DENVER, Dec. 4, 2008 --". Numbers alone count where day and
// month cannot be confused.
std::optional<Edtf> published_in_text(std::string_view text);

// A date as machines write it: "2025-03-04T09:30:00-05:00", "20250304", "Tue, 04 Mar 2025
// 14:30:00 GMT", or as people do: "March 4, 2025". The day where it was written, if it
// names an offset. In Greenwich time an hour before 10:00 may still be the day before in
// the United States: then both days, as a set. Nothing if it is no date, or one that no
// page of the web can have (before 1991, as programs write that know none).
std::optional<Edtf> published_in_stamp(std::string_view stamp);
// The date of a line that holds nothing else: "March 4, 2025", "Tuesday, 4 March 2025 |
// 9:30 a.m.".
std::optional<Edtf> published_alone(std::string_view line);

// "www.example.org" of "https://www.example.org:8080/a"; without a leading "www.", in
// lower case. Nothing if the text is no web address.
std::optional<std::string> host_of(std::string_view url);

}  // namespace stance::ingest
