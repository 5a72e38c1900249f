#include "web/http/answer.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "web/http/conditions.h"
#include "web/http/gzip.h"

namespace viendan::web {
namespace {

using Header = std::pair<std::string_view, std::string_view>;

/// On everything, errors and downloads too.
constexpr std::array kAlways = std::to_array<Header>({
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
     "base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
});

struct Words {
  int status;
  std::string_view words;
};
constexpr std::array kWords = std::to_array<Words>({
    {400, "400 bad request\n"},
    {404, "404 not found\n"},
    {405, "405 only GET and HEAD\n"},
    {413, "413 no request may have a body\n"},
    {414, "414 address too long\n"},
    {421, "421 not the name of this server\n"},
    {431, "431 too many header fields\n"},
    {500, "500 failed\n"},
    {503, "503 not now\n"},
});

/// Whether bytes of the type become smaller: pictures and spreadsheets are compressed already.
bool is_zippable(std::string_view type) {
  constexpr std::array kTypes = {"text/",
                                 "application/json",
                                 "application/xml",
                                 "image/svg",
                                 "application/atom",
                                 "application/problem+json",
                                 "application/jsonl",
                                 "application/x-ndjson"};
  return std::ranges::any_of(kTypes, [&](const char* each) { return type.starts_with(each); });
}

bool has_header(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers,
                             [&](const auto& header) { return header.first == name; });
}

}  // namespace

SharedAnswer prepared(Response response, bool zip) {
  Answer answer{.response = std::move(response)};
  std::string& body = answer.response.body;
  // Weak: it stands for both forms of the body.
  if (answer.response.status == 200) answer.tag = "W/\"" + digest(body) + '"';
  if (zip && body.size() >= kWorthZipping && is_zippable(answer.response.type)) {
    auto packed = gzip(body);
    answer.zipped = packed.has_value();
    if (packed) body = *std::move(packed);
  }
  return std::make_shared<const Answer>(std::move(answer));
}

Response plain_response(int status) {
  const auto* row = std::ranges::find(kWords, status, &Words::status);
  Response response{.status = status, .type = "text/plain; charset=utf-8"};
  response.body = row == kWords.end() ? "failed\n" : row->words;
  if (status == 503) response.headers.emplace_back("Retry-After", "5");
  if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

Sending sending(const Answer& answer, std::string_view if_none_match) {
  const Response& response = answer.response;
  Sending out{.status = response.status, .body = response.body};
  out.headers.assign(kAlways.begin(), kAlways.end());
  for (const auto& [name, value] : response.headers) out.headers.emplace_back(name, value);
  // Kept by browsers but asked for again each time, so that a new generation is seen at once.
  if (!has_header(response, "Cache-Control"))
    out.headers.emplace_back("Cache-Control", response.status == 200 ? "no-cache" : "no-store");
  if (!answer.tag.empty()) out.headers.emplace_back("ETag", answer.tag);
  if (is_zippable(response.type)) out.headers.emplace_back("Vary", "Accept-Encoding");
  out.headers.emplace_back("Content-Type", response.type);
  if (answer.zipped) out.headers.emplace_back("Content-Encoding", "gzip");
  if (!answer.tag.empty() && names_tag(if_none_match, answer.tag)) out.status = 304;
  return out;
}

}  // namespace viendan::web
