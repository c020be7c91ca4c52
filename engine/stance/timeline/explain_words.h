// SPDX-License-Identifier: Apache-2.0
// The words of explanations: plain, dated, and never more than the evidence holds.
#pragma once

#include <string>

#include "stance/rules/rule_set.h"
#include "stance/timeline/timeline.h"

namespace stance {

// "on 2024-02-27", "in 2024-02", "by 2024-07-20", "between 2024-02-17 and 2024-02-27",
// "on an unknown day".
std::string day_words(const Days& days);
// "adopted barred on 2019-07-22 (news, published 2019-07-23, doc-7)".
std::string evidence_words(const Evidence& evidence);
// "adopted barred on 2019-07-22".
std::string event_words(const Event& event);
// "barred since 2019-07-22, last confirmed on 2019-07-23".
std::string segment_words(const Segment& segment);
// "no end is known", "ended on 2024-02-26": the last day of it.
std::string end_words(const Segment& segment);
// "on its own evidence", "by the sheriff", "model 2".
std::string strand_words(const Timeline& strand);
// "barred on 2020-01-01, since 2019-07-22".
std::string status_words(const Status& status);
std::string reason_words(Reason reason);
std::string combine_words(const Policy& policy);

}  // namespace stance
