// SPDX-License-Identifier: Apache-2.0
// From the JSON of an editor to LspMessage.
#include <nlohmann/json.hpp>

#include "lsp_protocol.h"

namespace stance::cli {
namespace {

using nlohmann::json;

const json* member(const json& value, const char* key) {
  if (!value.is_object()) return nullptr;
  const auto found = value.find(key);
  return found == value.end() || found->is_null() ? nullptr : &*found;
}

// Reads parameters; remembers whether one had a wrong form.
class Parameters {
 public:
  explicit Parameters(LspMessage& message) : message_(message) {}

  void read(const json& params) {
    if (!params.is_object()) return fail();
    if (const json* document = member(params, "textDocument")) {
      text(*document, "uri", message_.uri);
      text(*document, "text", message_.text);
    }
    if (const json* at = member(params, "position")) position(*at, message_.position);
    if (const json* at = member(params, "range")) range(*at, message_.range);
    text(params, "newName", message_.new_name);
    if (const json* changes = member(params, "contentChanges")) {
      if (!changes->is_array()) return fail();
      for (const json& each : *changes) change(each);
    }
  }

 private:
  void fail() { message_.fault = LspMessage::Fault::wrong_parameters; }

  void text(const json& from, const char* key, std::string& to) {
    const json* value = member(from, key);
    if (value == nullptr) return;
    if (!value->is_string()) return fail();
    to = value->get<std::string>();
  }

  void number(const json& from, const char* key, std::size_t& to) {
    const json* value = member(from, key);
    if (value == nullptr || !value->is_number_unsigned()) return fail();
    to = value->get<std::size_t>();
  }

  void position(const json& from, TextPosition& to) {
    number(from, "line", to.line);
    number(from, "character", to.character);
  }

  void range(const json& from, TextRange& to) {
    const json* begin = member(from, "start");
    const json* end = member(from, "end");
    if (begin == nullptr || end == nullptr) return fail();
    position(*begin, to.begin);
    position(*end, to.end);
  }

  void change(const json& from) {
    TextChange change;
    if (member(from, "text") == nullptr) return fail();
    text(from, "text", change.text);
    if (const json* at = member(from, "range")) range(*at, change.range.emplace());
    message_.changes.push_back(std::move(change));
  }

  LspMessage& message_;
};

}  // namespace

LspMessage parse_message(const std::string& text) {
  LspMessage message;
  const json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) {
    message.fault = LspMessage::Fault::not_json;
    return message;
  }
  const json* id = member(value, "id");
  if (id != nullptr && (id->is_string() || id->is_number_integer())) {
    message.id = id->dump();
  }
  const json* method = member(value, "method");
  const bool is_response =
      id != nullptr && (member(value, "result") != nullptr || value.contains("result") ||
                        member(value, "error") != nullptr);
  if (method == nullptr && is_response) return message;
  if (method == nullptr || !method->is_string()) {
    message.fault = LspMessage::Fault::no_message;
    return message;
  }
  message.method = method->get<std::string>();
  if (const json* params = member(value, "params")) Parameters(message).read(*params);
  return message;
}

}  // namespace stance::cli
