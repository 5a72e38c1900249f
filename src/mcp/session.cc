#include "mcp/session.h"

#include "base/text.h"
#include "mcp/arguments.h"
#include "mcp/json.h"
#include "render/writers.h"

namespace viendan::mcp {
namespace {

using render::List;
using render::Object;
using render::Value;

constexpr std::string_view kVersionKey = "io.modelcontextprotocol/protocolVersion";
constexpr std::string_view kCapabilitiesKey = "io.modelcontextprotocol/clientCapabilities";
constexpr int kToolsLastMs = 3'600'000;  // they change with the program alone

tl::unexpected<Refusal> refuse(Fault fault, std::string message, Value data = {}) {
  return tl::unexpected(Refusal{fault, std::move(message), std::move(data)});
}

List names_of_revisions() {
  List names;
  for (const Revision& revision : kRevisions) names.emplace_back(std::string(revision.name));
  return names;
}

/// The revision that a request says it is of; nullptr where it says none.
tl::expected<const Revision*, Refusal> said_revision(const Request& request) {
  const auto* meta = member_as<Object>(request.params, "_meta");
  const Value* said = meta == nullptr ? nullptr : render::member(*meta, kVersionKey);
  if (said == nullptr) return nullptr;
  const auto* name = said->as<std::string>();
  if (name == nullptr) return refuse(Fault::BadParameters, "The protocol version is text.");
  const Revision* revision = revision_named(*name);
  if (revision == nullptr || revision->handshake) {
    constexpr std::size_t kShown = 80;
    return refuse(
        Fault::NoSuchRevision, "Unsupported protocol version",
        Object{{"supported", names_of_revisions()}, {"requested", name->substr(0, kShown)}});
  }
  if (member_as<Object>(*meta, kCapabilitiesKey) == nullptr) {
    return refuse(Fault::BadParameters, fmt::format("_meta lacks {}.", kCapabilitiesKey));
  }
  return revision;
}

List text_content(std::string text) {
  return {Object{{"type", std::string("text")}, {"text", std::move(text)}}};
}

/// What the assistant itself can set right, or tell its user.
Object failed_call(const Error& error) {
  const std::string hint = error.hint.empty() ? "" : " (" + error.hint + ")";
  return {{"content", text_content(error.message + hint)}, {"isError", true}};
}

Object done_call(const Revision& revision, Object result) {
  Object done{{"content", text_content(render::to_json(result))}};
  if (revision.structured) done.emplace_back("structuredContent", std::move(result));
  done.emplace_back("isError", false);
  return done;
}

}  // namespace

std::string Session::answer_to_too_long(std::size_t most) {
  return answer_with(Value(),
                     Refusal{Fault::NotARequest, fmt::format("Over {} bytes in a line.", most)});
}

std::string Session::answer(std::string_view line) {
  if (trim(line).empty()) return {};
  const auto value = parse_json(line);
  if (!value) {
    const bool over = value.error().code == Error::Code::Usage;
    return answer_with(Value(), Refusal{over ? Fault::NotARequest : Fault::NotJson,
                                        fmt::format("Not read: {}.", value.error().message)});
  }
  const auto* batch = value->as<List>();
  return batch == nullptr ? answer_one(*value) : answer_batch(*batch);
}

std::string Session::answer_batch(const List& batch) {
  if (agreed_ == nullptr || !agreed_->batches || batch.empty() || batch.size() > kMostInBatch) {
    return answer_with(
        Value(), Refusal{Fault::NotARequest,
                         fmt::format("Lists of 1 to {} messages, in revision 2025-03-26 alone.",
                                     kMostInBatch)});
  }
  std::vector<std::string> answers;
  for (const Value& each : batch) {
    if (std::string one = answer_one(each); !one.empty()) answers.push_back(std::move(one));
  }
  return answers.empty() ? std::string() : "[" + join(answers, ",") + "]";
}

std::string Session::answer_one(const Value& value) {
  const Message message = read_message(value);
  if (std::holds_alternative<Silence>(message)) return {};
  if (const auto* wrong = std::get_if<NoRequest>(&message)) {
    return answer_with(wrong->id, wrong->refusal);
  }
  const auto& request = std::get<Request>(message);
  Outcome result = outcome(request);
  return result ? answer_with(request.id, *std::move(result))
                : answer_with(request.id, std::move(result.error()));
}

Session::Outcome Session::outcome(const Request& request) {
  const auto said = said_revision(request);
  if (!said) return tl::unexpected(said.error());
  if (*said != nullptr) return within(**said, request);
  if (request.method == "initialize") return initialize(request);
  if (agreed_ != nullptr) return within(*agreed_, request);
  if (request.method == "ping") return Object{};
  return refuse(
      Fault::BadParameters,
      fmt::format("Neither does _meta have {}, nor came `initialize` before.", kVersionKey),
      Object{{"supported", names_of_revisions()}});
}

Session::Outcome Session::initialize(const Request& request) {
  if (agreed_ != nullptr) return refuse(Fault::NotARequest, "It was initialized before.");
  const auto* wanted = member_as<std::string>(request.params, "protocolVersion");
  if (wanted == nullptr) return refuse(Fault::BadParameters, "protocolVersion is required.");
  const Revision* named = revision_named(*wanted);
  agreed_ = named != nullptr && named->handshake ? named : &latest_with_handshake();
  return Object{{"protocolVersion", std::string(agreed_->name)},
                {"capabilities", Object{{"tools", Object{}}}},
                {"serverInfo", self(*agreed_)},
                {"instructions", std::string(instructions())}};
}

Session::Outcome Session::within(const Revision& revision, const Request& request) const {
  const bool modern = !revision.handshake;
  if (request.method == "tools/list") {
    if (render::member(request.params, "cursor") != nullptr) {
      return refuse(Fault::BadParameters, "The list has one page: there is no cursor.");
    }
    Object list{{"tools", tool_list(revision)}};
    return modern ? completed(std::move(list), true) : list;
  }
  if (request.method == "tools/call") return call_tool(revision, request);
  if (request.method == "ping" && !modern) return Object{};
  if (request.method == "server/discover" && modern) return discovered();
  return refuse(Fault::NoSuchMethod, "There is no such method.");
}

Session::Outcome Session::call_tool(const Revision& revision, const Request& request) const {
  const auto* name = member_as<std::string>(request.params, "name");
  if (name == nullptr) return refuse(Fault::BadParameters, "A call has the name of its tool.");
  const Tool* tool = tool_named(*name);
  if (tool == nullptr) return refuse(Fault::BadParameters, "There is no such tool.");
  static const Value kNone = Object{};
  const Value* given = render::member(request.params, "arguments");
  const auto* arguments = (given == nullptr ? kNone : *given).as<Object>();
  if (arguments == nullptr) return refuse(Fault::BadParameters, "Arguments are an object.");
  auto result = check_arguments(input_schema(*tool), *arguments).and_then([&] {
    return call_(*tool, *arguments);
  });
  Object told = result ? done_call(revision, *std::move(result)) : failed_call(result.error());
  return revision.handshake ? told : completed(std::move(told), false);
}

Object Session::discovered() const {
  return completed({{"supportedVersions", names_of_revisions()},
                    {"capabilities", Object{{"tools", Object{}}}},
                    {"instructions", std::string(instructions())}},
                   true);
}

Object Session::self(const Revision& revision) const {
  Object self{{"name", std::string("viendan")}};
  if (revision.structured) {
    self.emplace_back("title", std::string("viendan: Vietnamese policy documents"));
  }
  self.emplace_back("version", version_);
  return self;
}

/// What revisions without a handshake add to each result; `lasting`: it may be kept.
Object Session::completed(Object result, bool lasting) const {
  result.emplace_back("resultType", std::string("complete"));
  if (lasting) {
    result.emplace_back("ttlMs", kToolsLastMs);
    result.emplace_back("cacheScope", std::string("public"));
  }
  result.emplace_back("_meta",
                      Object{{"io.modelcontextprotocol/serverInfo", self(kRevisions.front())}});
  return result;
}

}  // namespace viendan::mcp
