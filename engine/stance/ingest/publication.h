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
// 2019-07-23", or a dateline that begins a paragraph: "ANNAPOLIS (December 4, 2008) -",
// "DENVER, Dec. 4, 2008 --". Numbers alone count where day and month cannot be confused.
std::optional<Edtf> published_in_text(std::string_view text);

// "www.example.org" of "https://www.example.org:8080/a"; without a leading "www.", in
// lower case. Nothing if the text is no web address.
std::optional<std::string> host_of(std::string_view url);

}  // namespace stance::ingest
