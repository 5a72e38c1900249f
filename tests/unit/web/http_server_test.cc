#include "web/http/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <future>

#include "web/http/connections.h"
#include "web/http/listen.h"

using namespace viendan;
using namespace viendan::web;

namespace {

/// All that the server sends until it closes the connection.
std::string raw(std::uint16_t port, std::string_view request) {
  const int client = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in place = {};
  place.sin_family = AF_INET;
  place.sin_port = htons(port);
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string all;
  if (connect(client, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0 &&
      send(client, request.data(), request.size(), MSG_NOSIGNAL) >= 0) {
    std::array<char, 4096> part = {};
    for (ssize_t got = 0; (got = recv(client, part.data(), part.size(), 0)) > 0;)
      all.append(part.data(), static_cast<std::size_t>(got));
  }
  close(client);
  return all;
}

std::string ask(std::uint16_t port, std::string_view target, std::string_view method = "GET") {
  return raw(port, fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                               method, target));
}

Result<Server> start(Handler handler, std::uint64_t cache = 1 << 20) {
  ServerConfig config;
  config.port = 0;
  config.threads = 2;
  config.cache_bytes = cache;
  config.log = "none";
  return Server::start(config, std::move(handler), [] { return std::string("gen-0001"); });
}

Response echo(const Request& request) {
  Response response{.type = "text/plain", .body = request.path};
  for (const auto& [name, value] : request.parameters) response.body += " " + name + "=" + value;
  return response;
}

}  // namespace

TEST_CASE("A handler sees what was asked for, decoded; HEAD is GET without its body") {
  auto server = start(echo);
  REQUIRE(server);
  CHECK(ask(server->port(), "/t%C4%83ng?q=a+b").ends_with("\r\n\r\n/tăng q=a b"));
  const std::string head = ask(server->port(), "/abc", "HEAD");
  CHECK(head.starts_with("HTTP/1.1 200 "));
  CHECK(head.find("Content-Length: 4\r\n") != std::string::npos);
  CHECK(head.ends_with("\r\n\r\n"));
}

TEST_CASE("A zero byte does not cut the target") {
  auto server = start(echo);
  REQUIRE(server);
  using namespace std::string_literals;
  const auto got =
      raw(server->port(), "GET /a\0b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"s);
  CHECK(got.starts_with("HTTP/1.1 400 "));
}

TEST_CASE("What a handler throws is told to the log alone") {
  auto server =
      start([](const Request&) -> Response { throw std::runtime_error("/secret/place"); });
  REQUIRE(server);
  const std::string got = ask(server->port(), "/");
  CHECK(got.starts_with("HTTP/1.1 500 "));
  CHECK(got.find("secret") == std::string::npos);
}

TEST_CASE("A request at work is answered before the server ends, and no other is taken") {
  std::promise<void> began;
  std::promise<void> go_on;
  auto server = start([&](const Request& request) {
    if (request.path != "/") return Response{.type = "text/plain", .body = "at once"};
    began.set_value();
    go_on.get_future().wait();
    return Response{.type = "text/plain", .body = "late"};
  });
  REQUIRE(server);
  const std::uint16_t port = server->port();
  auto answer = std::async(std::launch::async, [port] { return ask(port, "/"); });
  began.get_future().wait();
  auto ended = std::async(std::launch::async, [&] { server->drain(std::chrono::seconds(20)); });
  while (!ask(port, "/another").empty()) std::this_thread::yield();
  go_on.set_value();
  CHECK(answer.get().ends_with("\r\n\r\nlate"));
  ended.get();
}

TEST_CASE("A port that is taken, or an address that is none, is told") {
  auto first = start(echo);
  REQUIRE(first);
  CHECK(listen_on("127.0.0.1", first->port()).error().code == Error::Code::Usage);
  CHECK(listen_on("example.vn", 0).error().message.find("no IP address") != std::string::npos);
}

TEST_CASE("The fewer connections are free, the less time a head may take") {
  using std::chrono::seconds;
  CHECK(time_for_head(1, 512) == seconds(20));
  CHECK(time_for_head(256, 512) == seconds(20));
  CHECK(time_for_head(257, 512) == seconds(5));
  CHECK(time_for_head(449, 512) == seconds(1));
}

TEST_CASE("A connection that took too long is closed") {
  std::array<int, 2> pair = {};
  REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()) == 0);
  const auto is_open = [&] { return send(pair[1], "a", 1, MSG_NOSIGNAL) == 1; };
  Connections connections(512);
  auto* connection = connections.opened(pair[0]);
  const auto later = [](int seconds) { return Clock::now() + std::chrono::seconds(seconds); };
  connections.sweep(later(19), false);
  CHECK(is_open());
  connection->enter(Connections::Connection::Phase::Work);
  connections.sweep(later(1000), true);
  CHECK(is_open());
  connection->enter(Connections::Connection::Phase::Send);
  connections.sweep(later(21), false);
  CHECK(is_open());
  connections.sweep(later(6), true);
  CHECK_FALSE(is_open());
  connections.closed(connection);
  CHECK(connections.count() == 0);
  close(pair[0]);
  close(pair[1]);
}
