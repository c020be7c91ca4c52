// SPDX-License-Identifier: Apache-2.0
#include "app.h"

#include <ostream>

#include "arguments.h"
#include "session.h"
#include "stance/ingest/files.h"

namespace stance::cli {
namespace {

int invoke(const Invocation& invocation, const Environment& environment) {
  Session session(environment, invocation.command->name, invocation.arguments);
  try {
    return invocation.command->run(session, invocation.arguments);
  } catch (const InputError& error) {
    session.show(error.diagnostics);
    if (error.diagnostics.empty()) environment.err << "stance: " << error.what() << "\n";
    return 2;
  } catch (const store::StoreError& error) {
    session.show({error.diagnostic()});
    return 3;
  } catch (const ingest::FileError& error) {
    environment.err << "stance: " << error.what() << "\n";
    return 3;
  }
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Environment& environment) {
  const std::variant<Invocation, Answer> read = read_arguments(arguments);
  if (const auto* answer = std::get_if<Answer>(&read)) {
    (answer->exit_code == 0 ? environment.out : environment.err) << answer->text;
    return answer->exit_code;
  }
  try {
    return invoke(std::get<Invocation>(read), environment);
  } catch (const InputError& error) {
    environment.err << "stance: " << error.what() << "\n";
    return 2;
  }
}

}  // namespace stance::cli
