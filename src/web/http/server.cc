#include "web/http/server.h"

#include <microhttpd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <strings.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <thread>

#include "base/text.h"
#include "web/http/answer.h"
#include "web/http/conditions.h"
#include "web/http/connections.h"
#include "web/http/host.h"
#include "web/http/kept.h"
#include "web/http/listen.h"
#include "web/http/log.h"
#include "web/http/metrics.h"
#include "web/http/target.h"

namespace viendan::web {

using Connection = Connections::Connection;

struct Server::State {
  ServerConfig config;
  Handler handler;
  std::function<std::string()> version;
  Log log;
  std::atomic<std::uint64_t> alive = 0;  // bytes of answers, kept or on their way
  KeptAnswers kept;
  Connections connections;
  RequestCounts requests = {};
  bool checks_host = false;
  std::atomic<bool> stopping = false;
  int socket = -1;
  std::uint16_t port = 0;
  MHD_Daemon* daemon = nullptr;
  std::jthread sweeper = {};

  SharedAnswer answer_of(std::string_view sent, bool zip);
  SharedAnswer made(const Request& request, bool zip);
  SharedAnswer weighed(const SharedAnswer& answer);
  [[nodiscard]] std::uint64_t on_their_way() const;
};

namespace {

using State = Server::State;

/// What of the head of a request says how it is answered.
struct Head {
  std::string if_none_match = {};
  std::string accept_encoding = {};
  std::string host = {};
  bool body = false;
  int hosts = 0;
  int fields = 0;
  std::size_t bytes = 0;
};

// Clients that ask for much and read slowly: their answers wait in memory.
constexpr std::uint64_t kMuchOnItsWay = 24U << 20U;  // from here on they have little time
constexpr std::uint64_t kMostOnItsWay = 40U << 20U;  // and from here on no more answers are made

constexpr int kMostFields = 100;
// Less than the library has room for, whose own refusals lack the headers of ours.
constexpr std::size_t kMostFieldBytes = 16U << 10U;

void add_to_list(std::string& list, std::string_view value) {
  if (!list.empty()) list += ", ";
  list += value;
}

MHD_Result read_field(void* into, MHD_ValueKind, const char* name, const char* value) {
  Head& head = *static_cast<Head*>(into);
  const std::string_view text = value == nullptr ? "" : value;
  ++head.fields;
  head.bytes += std::string_view(name).size() + text.size();
  if (strcasecmp(name, "Host") == 0) {
    head.host = text;
    ++head.hosts;
  }
  if (strcasecmp(name, "If-None-Match") == 0) add_to_list(head.if_none_match, text);
  if (strcasecmp(name, "Accept-Encoding") == 0) add_to_list(head.accept_encoding, text);
  if (strcasecmp(name, "Transfer-Encoding") == 0) head.body = true;
  if (strcasecmp(name, "Content-Length") == 0)
    head.body |= text.find_first_not_of('0') != std::string_view::npos;
  return MHD_YES;
}

Head head_of(MHD_Connection* connection) {
  Head head;
  MHD_get_connection_values(connection, MHD_HEADER_KIND, read_field, &head);
  return head;
}

/// The status that refuses the request whatever it asks for; 0 otherwise.
int refusal(const State& state, const Exchange& exchange, const char* version, const Head& head) {
  if (head.fields > kMostFields || head.bytes > kMostFieldBytes) return 431;
  if (exchange.method != "GET" && exchange.method != "HEAD") return 405;
  if (head.body) return 413;
  // The version follows the target in the library's buffer; it does not where the target has a zero
  // byte, at which it ends for C.
  if (version - exchange.end != 1) return 400;
  const bool needs_host = std::string_view(version) != MHD_HTTP_VERSION_1_0;
  if (head.hosts > 1 || (needs_host && head.hosts == 0)) return 400;
  if (head.hosts == 1 && state.checks_host && !is_own_host(head.host, state.config.names))
    return 421;
  return 0;
}

/// MHD's buffer lives as long as the answer: it holds the answer itself.
void release(void* held) {
  delete static_cast<SharedAnswer*>(held);
}

MHD_Result send(State& state, MHD_Connection* to, Connection& connection,
                const SharedAnswer& answer, const Head& head) {
  const Sending out = sending(*answer, head.if_none_match);
  MHD_Response* response = MHD_create_response_from_buffer_with_free_callback_cls(
      out.body.size(), const_cast<char*>(out.body.data()), release, new SharedAnswer(answer));
  if (response == nullptr) return MHD_NO;
  for (const auto& [name, value] : out.headers)
    MHD_add_response_header(response, std::string(name).c_str(), std::string(value).c_str());
  // A client that is refused before its body was read, or while we stop, must connect anew.
  if (state.stopping) MHD_add_response_header(response, "Connection", "close");
  connection.exchange.status = out.status;
  connection.exchange.bytes = connection.exchange.method == "HEAD" ? 0 : out.body.size();
  connection.enter(Connection::Phase::Send);
  const MHD_Result queued = MHD_queue_response(to, static_cast<unsigned>(out.status), response);
  MHD_destroy_response(response);
  return queued;
}

Connection& connection_of(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return *static_cast<Connection*>(info->socket_context);
}

/// Sees the target as it was sent. Must not allocate what only a later callback would free: where
/// the rest of the head is refused by the library there is none.
void* on_target(void*, const char* target, MHD_Connection* connection) {
  connection_of(connection).exchange = {
      .target = target, .end = target + std::string_view(target).size(), .began = Clock::now()};
  return nullptr;
}

/// The library's own decoding is not wanted: targets are decoded from what was sent.
std::size_t as_sent(void*, MHD_Connection*, char* text) {
  return std::string_view(text).size();
}

MHD_Result on_request(void* closure, MHD_Connection* to, const char*, const char* method,
                      const char* version, const char*, std::size_t* upload, void** seen) {
  State& state = *static_cast<State*>(closure);
  Connection& connection = connection_of(to);
  const Head head = head_of(to);
  if (*seen == nullptr) {
    *seen = &connection;
    connection.exchange.method = method;
    connection.enter(Connection::Phase::Work);
    const int refused = refusal(state, connection.exchange, version, head);
    if (refused == 0) return MHD_YES;  // and is called again: what is answered now would be closed
    return send(state, to, connection, prepared(plain_response(refused), false), head);
  }
  if (*upload != 0) return MHD_NO;
  const std::string& sent = connection.exchange.target;
  return send(state, to, connection, state.answer_of(sent, accepts_gzip(head.accept_encoding)),
              head);
}

void on_completed(void* closure, MHD_Connection* from, void**, MHD_RequestTerminationCode) {
  State& state = *static_cast<State*>(closure);
  Connection& connection = connection_of(from);
  const Exchange& exchange = connection.exchange;
  if (exchange.status == 0) return;  // gone before it was answered
  const auto time =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - exchange.began);
  state.requests.count(exchange.status, exchange.bytes, time);
  state.log.request({exchange.method, exchange.target, exchange.status, exchange.bytes, time});
  connection.enter(Connection::Phase::Head);
}

void on_connection(void* closure, MHD_Connection* connection, void** context,
                   MHD_ConnectionNotificationCode what) {
  State& state = *static_cast<State*>(closure);
  if (what == MHD_CONNECTION_NOTIFY_STARTED) {
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    *context = state.connections.opened(info->connect_fd);
  } else {
    state.connections.closed(static_cast<Connection*>(*context));
  }
}

void sweep_until_stopped(const std::stop_token& stop, State& state) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    never.wait_for(lock, stop, std::chrono::milliseconds(500), [] { return false; });
    state.connections.sweep(Clock::now(), state.on_their_way() > kMuchOnItsWay);
    state.log.flush();
  }
}

MHD_Daemon* start_daemon(State& state) {
  const ServerConfig& config = state.config;
  return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC, 0, nullptr, nullptr,
                          on_request, &state, MHD_OPTION_LISTEN_SOCKET, state.socket,     //
                          MHD_OPTION_THREAD_POOL_SIZE, config.threads,                    //
                          MHD_OPTION_CONNECTION_LIMIT, config.connections,                //
                          MHD_OPTION_PER_IP_CONNECTION_LIMIT, config.connections_of_one,  //
                          MHD_OPTION_CONNECTION_MEMORY_LIMIT, config.connection_bytes,    //
                          MHD_OPTION_CONNECTION_TIMEOUT,
                          static_cast<unsigned>(config.silence.count()),
                          MHD_OPTION_STRICT_FOR_CLIENT, 0,                      //
                          MHD_OPTION_UNESCAPE_CALLBACK, as_sent, nullptr,       //
                          MHD_OPTION_URI_LOG_CALLBACK, on_target, &state,       //
                          MHD_OPTION_NOTIFY_CONNECTION, on_connection, &state,  //
                          MHD_OPTION_NOTIFY_COMPLETED, on_completed, &state, MHD_OPTION_END);
}

}  // namespace

SharedAnswer Server::State::made(const Request& request, bool zip) {
  Response response;
  try {
    response = handler(request);
  } catch (const std::exception& error) {
    response = plain_response(500);
    response.fault = error.what();
  }
  if (!response.fault.empty()) log.fault(request.path, response.fault);
  return prepared(std::move(response), zip);
}

SharedAnswer Server::State::answer_of(std::string_view sent, bool zip) {
  // Each form has a place of its own: few clients want more than one, and neither waits for both.
  const std::string key = fmt::format("{}\n{}\n{}", version(), zip ? "gzip" : "", sent);
  return kept.get(key, [&] {
    if (on_their_way() > kMostOnItsWay) return prepared(plain_response(503), false);
    const Target target = parse_target(sent);
    if (target.refused != 0) return prepared(plain_response(target.refused), false);
    return weighed(made(target.request, zip));
  });
}

/// Counted until nobody needs it any more.
SharedAnswer Server::State::weighed(const SharedAnswer& answer) {
  const std::uint64_t bytes = answer->response.body.size();
  alive += bytes;
  return {answer.get(), [this, answer, bytes](const Answer*) { alive -= bytes; }};
}

std::uint64_t Server::State::on_their_way() const {
  const std::uint64_t all = alive;
  return all - std::min(all, kept.counts().bytes);
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;

Result<Server> Server::start(const ServerConfig& config, Handler handler,
                             std::function<std::string()> version) {
  auto log = Log::open(config.log);
  if (!log) return tl::unexpected(log.error());
  const auto socket =
      config.socket != -1 ? Result<int>(config.socket) : listen_on(config.address, config.port);
  if (!socket) return tl::unexpected(socket.error());
  auto state = std::unique_ptr<State>(new State{.config = config,
                                                .handler = std::move(handler),
                                                .version = std::move(version),
                                                .log = *std::move(log),
                                                .kept = KeptAnswers(config.cache_bytes),
                                                .connections = Connections(config.connections)});
  state->socket = *socket;
  state->port = port_of(*socket);
  state->checks_host = is_loopback(*socket);
  state->daemon = start_daemon(*state);
  if (state->daemon == nullptr) {
    close(*socket);
    return Err(Error::Code::Internal, "the server could not be started: {}", std::strerror(errno));
  }
  state->sweeper = std::jthread(
      [&all = *state](const std::stop_token& stop) { sweep_until_stopped(stop, all); });
  return Server(std::move(state));
}

void Server::drain(std::chrono::milliseconds most) {
  if (state_->stopping.exchange(true)) return;
  MHD_quiesce_daemon(state_->daemon);
  // Whoever connects now is refused at once. Not where the socket is the service manager's too.
  if (state_->config.socket == -1) shutdown(state_->socket, SHUT_RDWR);
  const auto end = Clock::now() + most;
  while (state_->connections.busy() > 0 && Clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

Server::~Server() {
  if (!state_) return;
  constexpr std::chrono::seconds kMost{10};
  drain(kMost);
  MHD_stop_daemon(state_->daemon);
  close(state_->socket);
}

std::uint16_t Server::port() const {
  return state_->port;
}

std::string Server::metrics() const {
  std::string text;
  state_->requests.append_to(text);
  const auto kept = state_->kept.counts();
  const auto append = [&](std::string_view name, std::string_view type, std::string_view help,
                          std::uint64_t value) {
    append_metric(text, name, type, help, static_cast<double>(value));
  };
  append("viendan_connections", "gauge", "Open connections.", state_->connections.count());
  append("viendan_kept_hits_total", "counter", "Answers that were kept.", kept.hits);
  append("viendan_kept_misses_total", "counter", "Answers that were made.", kept.misses);
  append("viendan_kept_answers", "gauge", "Answers kept.", kept.answers);
  append("viendan_kept_bytes", "gauge", "Bytes of the answers kept.", kept.bytes);
  append("viendan_resident_bytes", "gauge", "Memory of the process.", resident_bytes());
  return text;
}

}  // namespace viendan::web
