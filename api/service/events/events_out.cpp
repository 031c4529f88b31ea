#include "api/service/events/events_out.hpp"

#include <algorithm>

#include "adapters/http_client/http_client.hpp"
#include "api/service/outside_settings.hpp"
#include "engine/case/journal_entries.hpp"

namespace renmian {
namespace {

Sealing sealing_with(const SealKeys& keys, Random& random) {
  return {[&](std::string_view purpose, std::string_view secret) { return keys.seal(secret, purpose, random); },
          [&](std::string_view purpose, std::string_view sealed) { return keys.open(sealed, purpose); }};
}

PostMessage post_through(std::shared_ptr<const OutboundClient> client, Metrics& metrics) {
  return [client = std::move(client), &metrics](const PostRequest& request) {
    auto answer = client->ask({request.method, request.url, request.fields, request.body});
    auto result =
        answer ? PostResult{answer->status, std::move(answer->body), {}} : PostResult{0, "", answer.error().message};
    metrics.delivered(result.delivered());
    return result;
  };
}

}  // namespace

EventsOut::EventsOut(const Ports& ports) : ports_(ports), sealing_(sealing_with(ports.seal_keys, ports.random)) {
  const auto client = std::make_shared<const OutboundClient>(outbound_options(ports.config.outside));
  post_ = post_through(client, ports_.metrics);
  oa_systems_ = read_oa_systems(ports.config.outside.oa);
  const auto put_on_record = [this](const std::string& id, const Actor& by) {
    ports_.journal.record(RegisterChanged{RegisterName::subscriptions, id, by.id, ports_.desk.clock().now()});
  };
  subscriptions_ = std::make_unique<Subscriptions>(Subscriptions::Ports{
      ports_.desk, ports_.random, sealing_,
      [client](const std::string& url) -> std::optional<Problem> {
        const auto refused = client->refuses(url);
        return refused ? std::optional{Problem{"url-not-allowed", "", refused->message}} : std::nullopt;
      },
      [this](const std::string& login) {
        return ports_.accounts.find(login) ||
               std::ranges::any_of(ports_.config.demo_accounts,
                                   [&](const Account& account) { return account.actor.id == login; });
      },
      put_on_record,
      [this] {
        const std::lock_guard lock(mutex_);
        if (delivery_) delivery_->look_again();
      }});
  std::vector<std::pair<std::string, std::string>> systems;
  for (const auto& system : oa_systems_) systems.emplace_back(system.name, system.url);
  oa_ = std::make_unique<OaReceivers>(OaReceivers::Ports{ports_.desk, std::move(systems), put_on_record});
}

EventsOut::~EventsOut() { stop(); }

void EventsOut::start() {
  const std::lock_guard lock(mutex_);
  if (delivery_) return;
  delivery_ = std::make_unique<Delivery>(ports_.desk, ports_.random, ports_.watch, sealing_, post_);
  for (const auto& system : oa_systems_) {
    auto client = std::make_shared<const OutboundClient>(outbound_options(ports_.config.outside, {system.url}));
    oa_keepers_.push_back(std::make_unique<OaKeeper>(ports_.desk, ports_.random, system,
                                                     post_through(std::move(client), ports_.metrics)));
  }
}

void EventsOut::stop() {
  std::unique_ptr<Delivery> delivery;
  std::vector<std::unique_ptr<OaKeeper>> oa_keepers;
  {
    const std::lock_guard lock(mutex_);
    delivery = std::move(delivery_);
    oa_keepers = std::move(oa_keepers_);
  }
}

}  // namespace renmian
