// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

Context read_context(Reading& reading, const TomlEntry& entry) {
  const TomlValue& table = entry.value;
  check_keys(reading, table, context_keys(), entry.key_span);
  Context context;
  context.name = entry.key;
  context.words = patterns_at(reading, table, "words");
  context.stop_at = patterns_at(reading, table, "stop-at");
  context.but_not = patterns_at(reading, table, "but-not");
  context.carried_by = patterns_at(reading, table, "carried-by");
  context.told_by = patterns_at(reading, table, "told-by");
  context.reach = choice_at<Reach>(table, "reach", reach_words).value_or(context.reach);
  context.then = choice_at<Then>(table, "then", then_words).value_or(context.then);
  context.kind = choice_at<Kind>(table, "kind", kind_words);
  context.value = text_at(table, "value");
  context.within = static_cast<int>(integer_at(table, "within").value_or(context.within));
  context.was = earlier_names(table);
  context.span = entry.key_span;
  for (const TomlValue* policy : texts_at(table, "only-for")) {
    if (reading.names.policies.contains(policy->text)) {
      context.only_for.push_back({policy->text});
    } else {
      report_unknown(
          reading, policy_names, use_of(reading, *policy), reading.names.policies);
    }
  }
  return context;
}

// "scope" needs its value, "speaker" may have one, and nothing else has; "keep" without a
// kind does nothing.
void check_then(Reading& reading, const TomlEntry& entry, const Context& context) {
  const TomlEntry* then = entry.value.find("then");
  if (then == nullptr) return;
  if (context.then == Then::scope && !context.value) {
    report(
        reading,
        fault_at("E0103", then->value.span, "then = \"scope\" needs the key \"value\""))
        .helps = {advice("value = \"serious offenses\" becomes the scope of the record")};
  }
  const TomlEntry* value = entry.value.find("value");
  const bool may_have_value =
      context.then == Then::scope || context.then == Then::speaker;
  if (!may_have_value && value != nullptr) {
    report(reading,
           fault_at("E0126",
                    value->key_span,
                    "\"value\" goes with then = \"scope\" and \"speaker\" only"))
        .helps = {advice("take it out, or write then = \"scope\"")};
  }
  if (context.then == Then::keep && !context.kind) {
    report(reading,
           fault_at("E0103", then->value.span, "then = \"keep\" needs the key \"kind\""))
        .helps = {advice("\"keep\" changes nothing but the kind: kind = \"adopted\"")};
  }
}

}  // namespace

std::vector<Context> read_contexts(Reading& reading) {
  std::vector<Context> contexts;
  for (const Section& section : sections(reading, "context")) {
    for (const TomlEntry& entry : section.entry->value.entries) {
      if (entry.value.form != TomlForm::table) continue;
      if (reading.out_of_force.contains(entry.key_span)) continue;
      Context context = read_context(reading, entry);
      check_then(reading, entry, context);
      const bool is_first = reading.names.contexts.at(entry.key) == entry.key_span;
      if (is_first) contexts.push_back(std::move(context));
    }
  }
  return contexts;
}

}  // namespace stance
