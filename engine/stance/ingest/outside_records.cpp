// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/outside_records.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "stance/base/text.h"
#include "stance/ingest/clipped.h"
#include "stance/ingest/quote_search.h"

namespace stance::ingest {
namespace {

using nlohmann::json;

// Of one record, and records of one document that are told.
constexpr std::size_t most_faults = 5;
// Of one document; what follows is garbage, or not about it.
constexpr std::size_t most_records = 10000;
// Of a quote: the sentence that says it, not the document.
constexpr std::size_t longest_quote = 10000;
constexpr std::size_t longest_text = 1000;

constexpr std::string_view own_keys =
    "jurisdiction policy state kind when quote span scope agency instance speaker binds "
    "factual hedged dates parameters";
// Of a record as stance itself writes it: stance knows them better.
constexpr std::string_view known_here =
    "id digest grade grades cue contexts extractor published source_kind publisher";

bool is_among(const std::string& key, std::string_view keys) {
  const std::vector<std::string> all = split_words(keys);
  return std::ranges::find(all, key) != all.end();
}

// One record; what it finds wrong, it says with the record's number.
class RecordReader {
 public:
  RecordReader(const Document& document, const RecordNames& names, std::size_t number)
      : document_(document), names_(names), number_(number) {}

  std::optional<Evidence> read(std::string_view line) {
    const std::optional<json> object = parsed(line);
    if (!object) return std::nullopt;
    check_keys(*object);
    if (is_hopeless()) return std::nullopt;
    read_claim(*object);
    read_dates(*object);
    read_words(*object);
    read_rest(*object);
    return faults_.empty() ? std::optional(std::move(piece_)) : std::nullopt;
  }
  Diagnostics& faults() { return faults_; }

 private:
  // So much is wrong that it says no more.
  bool is_hopeless() const { return faults_.size() >= most_faults; }
  void fail(const char* code, const std::string& message, std::string help) {
    if (is_hopeless()) return;
    Diagnostic fault{.code = code,
                     .message = "record " + std::to_string(number_) + " on '" +
                                printable_line(document_.id) + "': " + message};
    fault.helps.push_back({.text = std::move(help)});
    faults_.push_back(std::move(fault));
  }

  std::optional<json> parsed(std::string_view line);
  void check_keys(const json& object);
  // The value, if it is there and a text.
  std::optional<std::string> text(const json& object, const char* key);
  std::optional<bool> flag(const json& object, const char* key);
  void read_claim(const json& object);
  void read_place(const json& object);
  std::optional<Edtf> date(const std::string& key, const json& value);
  void read_dates(const json& object);
  std::optional<QuoteSpan> span_of(const json& object);
  void read_words(const json& object);
  void read_rest(const json& object);

  const Document& document_;
  const RecordNames& names_;
  std::size_t number_ = 0;
  Evidence piece_ = {};
  Diagnostics faults_ = {};
};

constexpr const char* one_object = "print each record as one object on one line";
constexpr const char* see_keys = "data/extractors.md shows what a record holds";

std::optional<json> RecordReader::parsed(std::string_view line) {
  if (first_utf8_fault(line)) {
    fail("I005", "not UTF-8", "print UTF-8");
    return std::nullopt;
  }
  std::set<std::string> seen;
  std::optional<std::string> twice;
  const auto watch = [&](int depth, json::parse_event_t event, json& key) {
    if (event == json::parse_event_t::key && depth == 1 &&
        !seen.insert(key.get<std::string>()).second) {
      twice = key.get<std::string>();
    }
    return true;
  };
  json object = json::parse(line, watch, false);
  if (object.is_discarded()) {
    fail("I030", "broken JSON: " + clipped(line), one_object);
    return std::nullopt;
  }
  if (!object.is_object()) {
    fail("I031", "not an object: " + clipped(line), one_object);
    return std::nullopt;
  }
  if (!twice) return object;
  fail("I031", "the key '" + printable_line(*twice) + "' stands twice", "keep one");
  return std::nullopt;
}

void RecordReader::check_keys(const json& object) {
  for (const auto& item : object.items()) {
    const std::string& key = item.key();
    if (is_hopeless()) return;
    if (is_among(key, own_keys) || is_among(key, known_here)) continue;
    if (key == "document") {
      const std::optional<std::string> name = text(object, "document");
      if (!name || *name == document_.id || *name == document_.digest.text) continue;
      fail("I150",
           "it is about another document, '" + clipped(*name) + "'",
           "print records on the document that was handed over only");
      continue;
    }
    const std::vector<std::string> near = closest(key, split_words(own_keys));
    fail("I150",
         "unknown key '" + clipped(key) + "'",
         near.empty() ? see_keys : "did you mean '" + near.front() + "'?");
  }
}

std::optional<std::string> RecordReader::text(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::nullopt;
  if (!found->is_string()) {
    fail("I150", std::string("\"") + key + "\" is not a text", see_keys);
    return std::nullopt;
  }
  std::string value = found->get<std::string>();
  if (value.find('\0') == std::string::npos) return value;
  fail("I150", std::string("\"") + key + "\" has a zero byte", "leave it out");
  return std::nullopt;
}

std::optional<bool> RecordReader::flag(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::nullopt;
  if (found->is_boolean()) return found->get<bool>();
  fail("I150", std::string("\"") + key + "\" is neither true nor false", see_keys);
  return std::nullopt;
}

// A name, or the object that stance itself writes.
void RecordReader::read_place(const json& object) {
  const std::size_t before = faults_.size();
  std::optional<std::string> name;
  const auto found = object.find("jurisdiction");
  if (found != object.end() && found->is_object()) {
    for (const char* key : {"id", "geoid", "name"}) {
      if (!name) name = text(*found, key);
    }
  } else {
    name = text(object, "jurisdiction");
  }
  if (faults_.size() > before) return;
  if (!name || name->empty()) {
    fail("I150", "no \"jurisdiction\"", "write it as \"Kent County, MI\", or an OCD id");
    return;
  }
  const NamedPlace place = place_of_name(names_.gazetteer, *name);
  if (place.id) {
    piece_.jurisdiction = *place.id;
  } else if (place.candidates.empty()) {
    fail("I151",
         "'" + clipped(*name) + "' is no place that we know",
         "stance places NAME shows how places are written");
  } else {
    fail("I151",
         "'" + clipped(*name) + "' can be several places",
         "write one of: " + join(place.candidates, "; "));
  }
}

void RecordReader::read_claim(const json& object) {
  read_place(object);
  std::array<std::string, 3> words;
  constexpr std::array<const char*, 3> keys = {"policy", "state", "kind"};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::size_t before = faults_.size();
    words.at(i) = text(object, keys.at(i)).value_or("");
    if (words.at(i).empty() && faults_.size() == before) {
      fail("I150", std::string("no \"") + keys.at(i) + "\"", see_keys);
    }
  }
  piece_.policy = {words[0]};
  piece_.state = {words[1]};
  if (!words[0].empty() && !words[1].empty()) {
    const auto fault = policy_fault(names_.rules, piece_.policy, piece_.state);
    if (fault) fail("I151", fault->message, fault->help);
  }
  if (words[2].empty()) return;
  if (const auto fault = kind_fault(words[2])) {
    return fail("I151", fault->message, fault->help);
  }
  piece_.kind = *parse_kind(words[2]);
}

std::optional<Edtf> RecordReader::date(const std::string& key, const json& value) {
  const char* help = "write a day, a month, a year, a range of them, or XXXX";
  if (!value.is_string()) {
    fail("I014", "\"" + clipped(key) + "\" is not a date", help);
    return std::nullopt;
  }
  const std::string words = value.get<std::string>();
  const Result<Edtf, EdtfError> read = Edtf::parse(words);
  if (read) return *read;
  fail("I014",
       "\"" + clipped(key) + "\": '" + clipped(words) +
           "' is not a date: " + read.error().message,
       help);
  return std::nullopt;
}

// What was seen to hold was seen on the day of publication, if no other is named.
void RecordReader::read_dates(const json& object) {
  const auto when = object.find("when");
  if (when != object.end() && !when->is_null()) {
    piece_.when = date("when", *when).value_or(Edtf());
  } else if (piece_.kind == Kind::observed && document_.published) {
    piece_.when = *document_.published;
  }
  const auto dates = object.find("dates");
  if (dates == object.end() || dates->is_null()) return;
  if (!dates->is_object()) return fail("I150", "\"dates\" is not an object", see_keys);
  for (const auto& item : dates->items()) {
    if (is_hopeless()) return;
    if (const auto day = date(item.key(), item.value())) piece_.dates[item.key()] = *day;
  }
}

std::optional<QuoteSpan> RecordReader::span_of(const json& object) {
  const auto found = object.find("span");
  if (found == object.end() || found->is_null()) return std::nullopt;
  const auto is_offset = [](const json& value) { return value.is_number_unsigned(); };
  if (!found->is_array() || found->size() != 2 || !is_offset((*found)[0]) ||
      !is_offset((*found)[1])) {
    fail("I150",
         "\"span\" is not [begin, end]",
         "leave it out: it follows from the quote");
    return std::nullopt;
  }
  const QuoteSpan span{(*found)[0].get<std::size_t>(), (*found)[1].get<std::size_t>()};
  const std::string& all = document_.text;
  const auto is_edge = [&](std::size_t at) {
    return at == all.size() || (static_cast<unsigned char>(all[at]) & 0xC0U) != 0x80U;
  };
  if (span.begin < span.end && span.end <= all.size() && is_edge(span.begin) &&
      is_edge(span.end)) {
    return span;
  }
  fail("I152",
       "the text has no bytes " + std::to_string(span.begin) + " to " +
           std::to_string(span.end) + " that are whole letters",
       "count bytes of UTF-8, or leave \"span\" out: it follows from the quote");
  return std::nullopt;
}

void RecordReader::read_words(const json& object) {
  const std::size_t before = faults_.size();
  std::optional<QuoteSpan> span = span_of(object);
  const std::optional<std::string> quote = text(object, "quote");
  if (faults_.size() > before) return;
  const std::string& all = document_.text;
  if (!span && (!quote || quote->find_first_not_of(" \t\r\n") == std::string::npos)) {
    return fail("I150", "no \"quote\"", "copy the words of the text that say it");
  }
  if (span && quote && all.compare(span->begin, span->end - span->begin, *quote) != 0) {
    return fail("I152",
                "the quote does not stand at \"span\": " + clipped(*quote),
                "count bytes of UTF-8, or leave \"span\" out: it follows from the quote");
  }
  if (!span) span = find_quote(all, *quote);
  if (!span) {
    return fail("I152",
                "these words do not stand in the text: " + clipped(*quote),
                "quote the text word for word");
  }
  if (span->end - span->begin > longest_quote) {
    return fail("I152",
                "the quote has more than " + std::to_string(longest_quote) + " bytes",
                "quote the sentence that says it");
  }
  piece_.begin = span->begin;
  piece_.end = span->end;
  piece_.quote = all.substr(span->begin, span->end - span->begin);
}

void RecordReader::read_rest(const json& object) {
  const auto short_text = [&](const char* key) {
    std::optional<std::string> value = text(object, key);
    if (value && value->empty()) value.reset();
    if (value && value->size() > longest_text) {
      fail("I150", std::string("\"") + key + "\" is too long", "write a few words");
    }
    return value;
  };
  piece_.scope = short_text("scope");
  piece_.agency = short_text("agency");
  piece_.instance = short_text("instance");
  piece_.speaker = short_text("speaker");
  if (const std::optional<std::string> binds = text(object, "binds")) {
    const std::optional<Binds> known = parse_binds(*binds);
    if (!known)
      fail("I151", "unknown \"binds\" '" + clipped(*binds) + "'", "own or below");
    piece_.binds = known.value_or(Binds::own);
  }
  piece_.factual =
      flag(object, "factual").value_or(true) && piece_.kind != Kind::proposed;
  piece_.hedged = flag(object, "hedged").value_or(false);
  const auto numbers = object.find("parameters");
  if (numbers == object.end() || numbers->is_null()) return;
  if (!numbers->is_object()) {
    return fail("I150", "\"parameters\" is not an object", see_keys);
  }
  for (const auto& item : numbers->items()) {
    if (is_hopeless()) return;
    if (item.value().is_number()) {
      piece_.parameters[item.key()] = item.value().get<double>();
    } else {
      fail("I150", "\"" + clipped(item.key()) + "\" is not a number", see_keys);
    }
  }
}

// What follows from the document, not from what the program says.
void finish(Evidence& piece, const Document& document, const std::string& extractor) {
  piece.document = document.id;
  piece.digest = document.digest;
  piece.published = document.published;
  piece.source_kind = document.kind;
  piece.publisher = document.publisher;
  piece.extractor = extractor;
  piece.grade = Grade::d;
  piece.id = evidence_id(piece);
}

}  // namespace

OutsideFindings read_outside_records(std::string_view lines,
                                     const Document& document,
                                     const std::string& extractor,
                                     const RecordNames& names) {
  OutsideFindings found;
  std::size_t number = 0;
  std::size_t bad = 0;
  const std::string where = " on '" + printable_line(document.id) + "'";
  const auto add = [&](const std::string& message) {
    Diagnostic fault{.code = "I153", .message = message};
    fault.helps.push_back({.text = "correct the program, then ingest again"});
    found.diagnostics.push_back(std::move(fault));
  };
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (number == most_records) {
      add("more than " + std::to_string(most_records) + " records" + where +
          "; the rest is not read");
      break;
    }
    RecordReader reader(document, names, ++number);
    if (std::optional<Evidence> piece = reader.read(line)) {
      finish(*piece, document, extractor);
      found.evidence.push_back(*std::move(piece));
    } else if (++bad <= most_faults) {
      std::ranges::move(reader.faults(), std::back_inserter(found.diagnostics));
    }
  }
  found.bad = bad;
  if (bad > most_faults) {
    add(std::to_string(bad - most_faults) + " more records" + where +
        " cannot be taken either");
  }
  return found;
}

}  // namespace stance::ingest
