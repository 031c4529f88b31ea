#include "api/http/operations.hpp"

namespace renmian::http {
namespace {

boost::json::object health_schema() {
  return schema::object({{"status", schema::one_of({"ok"})}, {"log", schema::one_of({"ok", "frozen"})}},
                        {{"reason", schema::words()}});
}

boost::json::object readiness_schema() { return schema::object({{"status", schema::one_of({"ready"})}}); }

boost::json::object clock_schema() { return schema::object({{"now", schema::time()}}); }

}  // namespace

const Operation kHealth{
    .id = "health",
    .tag = "system",
    .summary = {"是否在运行", "Whether the service runs"},
    .description = {"日志可读即为健康；log 为 frozen 时只能读、不能写，reason 说明原因。",
                    "Healthy is who can read the log; while `log` is frozen nothing can be written, "
                    "and `reason` says why."},
    .answer = json_answer(health_schema)};

const Operation kReadiness{
    .id = "readiness",
    .tag = "system",
    .summary = {"是否可接受请求", "Whether requests may be sent here"},
    .description = {"数据库可用、日志可写、服务未在停止；否则为 503 not-ready，供负载均衡判断。",
                    "The database answers, the log can be written, the server is not stopping; else 503 not-ready. For "
                    "load balancers."},
    .answer = json_answer(readiness_schema)};

const Operation kShowMetrics{
    .id = "showMetrics",
    .tag = "system",
    .summary = {"运行指标（Prometheus 文本格式）", "Metrics, in the text format of Prometheus"},
    .answer = {.contents = {{"text/plain"}}}};

const Operation kShowOpenapi{
    .id = "showOpenapi", .tag = "system", .summary = {"本文档", "This document"}, .answer = json_answer(schema::map)};

const Operation kSetDemoClock{
    .id = "setDemoClock",
    .tag = "demo",
    .summary = {"设定演示时钟", "Sets the clock of a demonstration"},
    .description = {"未以 --demo-clock 启动的服务没有此资源。", "Only of a server that runs with --demo-clock."},
    .body = json_body_of(clock_schema),
    .answer = json_answer(clock_schema),
    .problems = {status::not_found}};

}  // namespace renmian::http
