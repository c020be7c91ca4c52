// SPDX-License-Identifier: Apache-2.0
// Evidence and timelines drawn as a row of days, one character a day from 2020-01-01:
//
//   adopted a  news     |  x         |   on the third day
//   ended a    news     |    [--]    |   on one of four days
//   adopted b  opinion  |<---]       |   by a day
//   observed b news     |    x  p    |   published on the day marked p
//   observed b news     |?      p    |   undated; published on the day marked p
//
// Without a `p` the day of publication is the last possible day. `-` for the source's
// kind: none. After the drawing may follow: by=PUBLISHER agency=NAME instance=NAME
// speaker=NAME table=DIGEST known=COLUMN until=COLUMN unpublished below tentative. The
// publisher is the row's own, if not given; `until` is the day from which it is
// withdrawn.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/timeline/assemble.h"

namespace stance::test {

inline constexpr std::string_view drawn_place =
    "ocd-division/country:us/state:xx/county:alder";

Day drawn_day(int column);
// The ids are e0, e1, … in the order of the rows.
std::vector<Evidence> drawn_evidence(const std::vector<std::string>& rows);

// A policy `p` with the states a, b, c, and a precedence of official, news, aggregator,
// then opinion, whose acts count but for the last.
Policy drawn_policy();
RuleSet drawn_rules(const Policy& policy);

// The character for a status: the state's letter where settled, `.` unknown,
// `~` uncertain, `!` contested, `>` announced, `_` suspended, `-` stale, `^` inherited.
char drawn_status(const Status& status);
// The statuses of a policy on `days` days.
std::string drawn_timeline(const std::vector<Evidence>& evidence,
                           const RuleSet& rules,
                           int days);

}  // namespace stance::test
