#include "api/http/operations.hpp"
#include "api/service/events/case_event.hpp"
#include "api/service/events/subscriptions.hpp"
#include "api/service/oa/oa_receivers.hpp"

namespace renmian::http {
namespace {

boost::json::object event_batch() { return schema::array(cloud_event_schema()); }
boost::json::object most_wait() { return schema::whole(0, 25); }
boost::json::object content_choice() { return schema::one_of({"with", "without"}); }

const Answered kStreamed{.contents = {{"text/event-stream"}}};
const QueryParameter kAfterIndex{
    "after", log_index, {"日志序号，从其后开始", "a place in the log: what comes after it"}};

}  // namespace

const Operation kPullEvents{
    .id = "pullEvents",
    .tag = "subscriptions",
    .summary = {"拉取事件", "Entries of the log as CloudEvents, for systems that cannot be reached"},
    .description = {"没有新事件时最多等待 wait 秒。下一次请求用 Link 中的地址，即使本次为空。",
                    "Waits up to `wait` seconds if there is nothing new. The next request goes to the address in "
                    "Link, also after an empty answer."},
    .query = {kAfterIndex,
              {"wait", most_wait, {"最多等待秒数", "seconds to wait for something new"}},
              {"procedure", schema::text, {"仅此流程", "of this procedure only"}},
              {"unit", schema::uuid, {"仅此单位及其下级", "of posts of this unit and those below it only"}},
              {"content",
               content_choice,
               {"是否带内容（须有权限）", "with personal content, if the caller may see it"}},
              kLimit},
    .answer = {.contents = {{"application/cloudevents-batch+json", event_batch}}, .fields = {"Link"}}};

const Operation kStreamWork{
    .id = "streamWork",
    .tag = "work",
    .summary = {"待办变动推送", "Tells as it happens of which cases the work may have changed"},
    .description = {"服务器推送事件 work-changed，仅含编号；断开后带 Last-Event-ID 续接。",
                    "Server-sent events `work-changed`, with ids only; Last-Event-ID goes on where it broke off."},
    .answer = kStreamed};

const Operation kStreamCase{
    .id = "streamCase",
    .tag = "cases",
    .summary = {"事项变动推送", "Tells as it happens that the case has moved"},
    .description = {"服务器推送事件 case-changed，仅含编号；断开后带 Last-Event-ID 续接。",
                    "Server-sent events `case-changed`, with ids only; Last-Event-ID goes on where it broke off."},
    .answer = kStreamed};

const Operation kListSubscriptions{.id = "listSubscriptions",
                                   .tag = "subscriptions",
                                   .summary = {"订阅列表", "Subscriptions: all of them, or one's own"},
                                   .answer = json_answer(list_of<given<SubscriptionView>>)};

const Operation kAddSubscription{.id = "addSubscription",
                                 .tag = "subscriptions",
                                 .summary = {"新增订阅", "Adds a subscription to what happens from now on"},
                                 .description = {"签名密钥仅此一次显示。", "The secret that signs is shown this once."},
                                 .body = json_body_of(taken<SubscriptionToAdd>),
                                 .answer = created(given<SubscriptionSecret>)};

const Operation kShowSubscription{.id = "showSubscription",
                                  .tag = "subscriptions",
                                  .summary = {"订阅及其送达情况", "A subscription, and how far it was delivered"},
                                  .answer = json_answer(given<SubscriptionView>)};

const Operation kSetSubscription{.id = "setSubscription",
                                 .tag = "subscriptions",
                                 .summary = {"修改订阅", "Sets address, format and filter of a subscription"},
                                 .body = json_body_of(taken<SubscriptionSettings>),
                                 .answer = json_answer(given<SubscriptionView>)};

const Operation kRemoveSubscription{.id = "removeSubscription",
                                    .tag = "subscriptions",
                                    .summary = {"删除订阅", "Removes a subscription with its dead letters"},
                                    .answer = {.status = status::no_content}};

const Operation kSetSubscriptionState{.id = "setSubscriptionState",
                                      .tag = "subscriptions",
                                      .summary = {"暂停或恢复订阅", "Pauses a subscription, or sets it active again"},
                                      .body = json_body_of(taken<SubscriptionStateToSet>),
                                      .answer = json_answer(given<SubscriptionView>)};

const Operation kRotateSubscriptionSecret{
    .id = "rotateSubscriptionSecret",
    .tag = "subscriptions",
    .summary = {"更换签名密钥", "Makes a new secret; the present one signs too until it is retired"},
    .answer = json_answer(given<SubscriptionSecret>)};

const Operation kRetireSubscriptionSecret{.id = "retireSubscriptionSecret",
                                          .tag = "subscriptions",
                                          .summary = {"停用旧密钥", "Retires the secret that was replaced"},
                                          .answer = json_answer(given<SubscriptionView>)};

const Operation kReplaySubscription{.id = "replaySubscription",
                                    .tag = "subscriptions",
                                    .summary = {"从指定位置重发", "Sends everything again from a place in the log"},
                                    .body = json_body_of(taken<Replay>),
                                    .answer = json_answer(given<SubscriptionView>)};

const Operation kListDeadLetters{.id = "listDeadLetters",
                                 .tag = "subscriptions",
                                 .summary = {"未能送达的消息", "Messages that were given up"},
                                 .query = {kAfterIndex, kLimit},
                                 .answer = page(page_of<given<DeadLetter>>)};

const Operation kRedeliverDeadLetter{
    .id = "redeliverDeadLetter",
    .tag = "subscriptions",
    .summary = {"再次送达", "Tries a dead letter once more"},
    .number = log_index,
    .answer = {.status = status::accepted, .contents = {{"application/json", given<Redelivery>}}}};

const Operation kDiscardDeadLetter{.id = "discardDeadLetter",
                                   .tag = "subscriptions",
                                   .summary = {"丢弃消息", "Discards a dead letter"},
                                   .number = log_index,
                                   .answer = {.status = status::no_content}};

const Operation kListOaReceivers{
    .id = "listOaReceivers",
    .tag = "subscriptions",
    .summary = {"OA 列表及其告知情况", "The OA systems of the configuration, and how far each is told of to-dos"},
    .answer = json_answer(list_of<given<OaReceiverView>>)};

const Operation kListOaDeadLetters{
    .id = "listOaDeadLetters",
    .tag = "subscriptions",
    .summary = {"OA 未收下的待办变动", "What an OA was not to be told, and was given up"},
    .identifier = schema::text,
    .query = {kAfterIndex, kLimit},
    .answer = page(page_of<given<DeadLetter>>)};

const Operation kRedeliverOaDeadLetter{
    .id = "redeliverOaDeadLetter",
    .tag = "subscriptions",
    .summary = {"再次告知 OA", "Tells the OA once more"},
    .identifier = schema::text,
    .number = log_index,
    .answer = {.status = status::accepted, .contents = {{"application/json", given<Redelivery>}}}};

const Operation kDiscardOaDeadLetter{
    .id = "discardOaDeadLetter",
    .tag = "subscriptions",
    .summary = {"不再告知 OA", "Discards a dead letter; the list in the OA stays as it is"},
    .identifier = schema::text,
    .number = log_index,
    .answer = {.status = status::no_content}};

}  // namespace renmian::http
