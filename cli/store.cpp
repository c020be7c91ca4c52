// SPDX-License-Identifier: Apache-2.0
// stance store info | check | backup.
#include "stance/store/store.h"

#include <ostream>

#include "print.h"
#include "run.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(const store::StoreInfo& info) {
  const auto number = [](std::uint64_t count) { return std::to_string(count); };
  return {
      {"file", info.file},
      {"schema version", std::to_string(info.schema_version)},
      {"rules applied",
       info.rules ? info.rules->text.substr(0, 8) + " on " +
                        to_string(info.rules_applied.value_or(Day{}))
                  : "none"},
      {"documents", number(info.documents)},
      {"  not read yet by these rules", number(info.documents_to_extract)},
      {"evidence", number(info.evidence)},
      {"  given by people", number(info.manual_evidence)},
      {"  found and dropped", number(info.dropped_evidence)},
      {"decisions", number(info.decisions)},
      {"jurisdictions", number(info.jurisdictions)},
      {"timelines", number(info.timelines)},
      {"  to be made anew", number(info.outdated_timelines)},
      {"bytes", number(info.bytes)},
  };
}

std::string object_of(const Fields& fields) {
  std::string text = "{";
  for (const auto& [name, value] : fields) {
    std::string key = name.substr(name.find_first_not_of(' '));
    for (char& c : key) c = c == ' ' ? '_' : c;
    const bool number = value.find_first_not_of("0123456789") == std::string::npos;
    text += (text.size() == 1 ? "" : ",") + json_quoted(key) + ":" +
            (number ? value : json_quoted(value));
  }
  return text + "}";
}

}  // namespace

int run_store_info(Session& session, const Arguments&) {
  const Fields fields = fields_of(session.store().info());
  Table table{.header = {"STORE", ""}};
  for (const auto& [name, value] : fields) table.rows.push_back({name, value});
  table.flexible = 1;
  print(session, table, {object_of(fields)}, "");
  return 0;
}

int run_store_check(Session& session, const Arguments&) {
  const Diagnostics faults = session.store().check();
  session.show(faults);
  if (faults.empty()) session.out() << "the store is sound\n";
  return faults.empty() ? 0 : 1;
}

int run_store_backup(Session& session, const Arguments& arguments) {
  const std::filesystem::path target =
      session.environment().folder / arguments.value("FILE").value_or("");
  const std::optional<Diagnostic> fault = session.store().backup(target.string());
  if (fault) throw InputError(Diagnostics{*fault});
  session.out() << "copied to " << target.string() << "\n";
  return 0;
}

}  // namespace stance::cli
