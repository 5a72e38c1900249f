#include "web/http/answer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

#include "web/http/gzip.h"
#include "web/http/log.h"

using namespace viendan::web;

namespace {

std::string_view header(const Sending& out, std::string_view name) {
  for (const auto& [key, value] : out.headers) {
    if (key == name) return value;
  }
  return {};
}

Response page(std::size_t size, int status = 200) {
  return {.status = status, .body = std::string(size, 'a')};
}

SharedAnswer answer(std::size_t size, int status = 200) {
  return prepared(page(size, status), false);
}

}  // namespace

TEST_CASE("Every answer has the headers that protect its reader") {
  for (const int status : {200, 400, 404, 405, 413, 414, 431, 500, 503}) {
    const auto made = prepared(plain_response(status), false);
    const Sending out = sending(*made, "");
    CHECK(out.status == status);
    CHECK(
        header(out, "Content-Security-Policy").starts_with("default-src 'none'; style-src 'self'"));
    CHECK(header(out, "X-Content-Type-Options") == "nosniff");
    CHECK(header(out, "Referrer-Policy") == "no-referrer");
    CHECK(header(out, "Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(header(out, "Cross-Origin-Resource-Policy") == "same-origin");
    CHECK_FALSE(header(out, "Permissions-Policy").empty());
    CHECK(header(out, "Server").empty());
  }
}

TEST_CASE("An answer that the browser has is not sent again") {
  const auto made = prepared(page(5000), true);
  const auto plain = prepared(page(5000), false);
  const Sending first = sending(*made, "");
  CHECK(first.status == 200);
  CHECK(header(first, "Cache-Control") == "no-cache");
  const std::string tag(header(first, "ETag"));
  REQUIRE(tag.size() == 36);
  for (const auto* form : {&made, &plain}) {
    const Sending again = sending(**form, tag);
    CHECK(again.status == 304);
    CHECK(header(again, "ETag") == tag);
    CHECK(header(again, "Vary") == "Accept-Encoding");
    CHECK_FALSE(header(again, "Content-Security-Policy").empty());
  }
  const auto other = prepared(page(5001), true);
  CHECK(header(sending(*other, ""), "ETag") != tag);
  const auto missing = prepared(page(5000, 404), true);
  CHECK(sending(*missing, "*").status == 404);
}

TEST_CASE("What is compressed can be, helps, and is wanted") {
  const auto made = prepared(page(5000), true);
  const Sending zipped = sending(*made, "");
  CHECK(header(zipped, "Content-Encoding") == "gzip");
  CHECK(zipped.body.size() < 200);
  const auto plain = prepared(page(5000), false);
  CHECK(sending(*plain, "").body.size() == 5000);
  CHECK(header(sending(*plain, ""), "Vary") == "Accept-Encoding");
  const auto small = prepared(page(500), true);
  CHECK(header(sending(*small, ""), "Content-Encoding").empty());
  Response sheet = page(5000);
  sheet.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const auto packed_already = prepared(sheet, true);
  CHECK(header(sending(*packed_already, ""), "Content-Encoding").empty());
  CHECK_FALSE(gzip("abc"));
  CHECK(gzip(std::string(3000, 'a')) == gzip(std::string(3000, 'a')));
}

TEST_CASE("What a handler says of caching holds") {
  Response file = page(10);
  file.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  const auto made = prepared(file, false);
  CHECK(header(sending(*made, ""), "Cache-Control") == "public, max-age=31536000, immutable");
}

TEST_CASE("A kept answer is made once; the least recently used goes first") {
  KeptAnswers kept(100'000);
  int made = 0;
  const auto make = [&] {
    ++made;
    return answer(20'000);
  };
  for (const auto* key : {"a", "b", "c", "d", "a", "e", "a"}) CHECK(kept.get(key, make));
  CHECK(made == 5);
  CHECK(kept.counts().bytes <= 100'000);
  CHECK(kept.counts().hits == 2);
  (void)kept.get("b", make);  // drove out for "e"
  CHECK(made == 6);
  (void)kept.get("a", make);
  CHECK(made == 6);
}

TEST_CASE("Failures, what forbids it, and what is too large are not kept") {
  KeptAnswers kept(100'000);
  int made = 0;
  Response uncacheable = page(10);
  uncacheable.headers.emplace_back("Cache-Control", "no-store");
  for (int i = 0; i < 2; ++i) {
    (void)kept.get("failed", [&] { return ++made, answer(10, 404); });
    (void)kept.get("large", [&] { return ++made, answer(30'000); });
    (void)kept.get("figures", [&] { return ++made, prepared(uncacheable, false); });
  }
  CHECK(made == 6);
  CHECK(kept.counts().answers == 0);
  KeptAnswers none(0);
  for (int i = 0; i < 2; ++i) (void)none.get("a", [&] { return ++made, answer(10); });
  CHECK(made == 8);
}

TEST_CASE("What several ask for at once is made once") {
  KeptAnswers kept(100'000);
  std::atomic<int> made = 0;
  std::atomic<int> asking = 0;
  const auto ask = [&] {
    ++asking;
    const auto got = kept.get("a", [&] {
      while (asking < 4) std::this_thread::yield();
      ++made;
      return answer(10);
    });
    CHECK(got->response.body.size() == 10);
  };
  {
    std::vector<std::jthread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i) threads.emplace_back(ask);
  }
  CHECK(made == 1);
}

TEST_CASE("What a client sends cannot look like a line of the log") {
  CHECK(loggable("/a\"b\n2026") == "/a\\x22b\\x0a2026");
  CHECK(loggable("/\x1b[2J\xC4\x83") == "/\\x1b[2J\\xc4\\x83");
  CHECK(loggable(std::string(10'000, 'a')).size() < 600);
}
