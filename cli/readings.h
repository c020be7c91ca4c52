// SPDX-License-Identifier: Apache-2.0
// Readings of a place: what --under asks for, and the judges that answer.
#pragma once

#include <string>
#include <vector>

#include "answers.h"
#include "stance/report/judgement.h"
#include "stance/timeline/explain.h"
#include "stance/timeline/judge.h"

namespace stance::cli {

// The readings that --under names, in its order: "a,b", or several times. InputError for
// one that is not there.
std::vector<const ReadingPack*> readings_asked(Session& session,
                                               const Arguments& arguments);

// Among the applied rules; InputError with proposals if there is none.
const ReadingPack& reading_named(Session& session, const std::string& name);
// Of the reading; InputError with proposals if there is none.
const StatusTable& status_named(const ReadingPack& pack, const std::string& name);

// One place under some readings. What it is made from must outlive it.
class JudgedPlace {
 public:
  JudgedPlace(Session& session, const Subject& subject, Day as_known_on);

  const Subject& subject() const { return subject_; }
  Judge judge(const ReadingPack& pack) const { return {pack, standpoint_}; }
  std::string json(const JudgedStretch& stretch,
                   const ReadingPack& pack,
                   const StatusTable& table) const;

  // The proof of what a reading answers on a day; with `wanted`, why it does not answer
  // that.
  Explanation explain(const Judge& judge,
                      const StatusTable& table,
                      Day on,
                      const std::optional<std::string>& wanted) const;

 private:
  Explanation explain_input(const Judge& judge, const JudgedInput& input, Day on) const;
  Explanation explain_fact(const Judge& judge, const JudgedInput& input, Day on) const;

  Session& session_;
  const Subject& subject_;
  Day as_known_on_;
  Standpoint standpoint_;
};

// The proof of a policy's status on a day, wherever it comes from.
Explanation explain_policy(Session& session,
                           const Subject& subject,
                           const Policy& policy,
                           Day on,
                           Day as_known_on);

// Where two readings differ on a day, and by which rows.
int compare_readings(Session& session,
                     const Arguments& arguments,
                     const std::string& one,
                     const std::string& two);

int run_status_under(Session& session, const Arguments& arguments);
int run_history_under(Session& session, const Arguments& arguments);
int run_list_under(Session& session, const Arguments& arguments);
int run_explain_under(Session& session, const Arguments& arguments);

}  // namespace stance::cli
