#include "api/http/operations.hpp"
#include "api/service/office.hpp"
#include "api/service/view_schemas.hpp"

namespace renmian::http {
namespace {

boost::json::object results_schema() { return schema::object({{"results", schema::array(schema::ref("Answer"))}}); }

}  // namespace

const Operation kListBatches{.id = "listBatches",
                             .tag = "batches",
                             .summary = {"批次列表", "The list of batches"},
                             .query = {kAfter, kLimit},
                             .answer = page(page_of<given<Batch>>)};

const Operation kAddBatch{.id = "addBatch",
                          .tag = "batches",
                          .summary = {"建立批次", "Opens a batch"},
                          .body = json_body_of(taken<BatchToOpen>),
                          .answer = created(given<Batch>)};

const Operation kShowBatch{.id = "showBatch",
                           .tag = "batches",
                           .summary = {"批次", "A batch; its cases: GET /api/v1/cases?batch={id}"},
                           .answer = json_answer(given<Batch>)};

const Operation kCommandBatch{
    .id = "commandBatch",
    .tag = "batches",
    .summary = {"批量办理", "Gives one command to the cases of a batch"},
    .description = {"each：按事项替换 data 的成员。mode 为 all 时，一件未过则全部不办（422 batch-refused）；"
                    "为 each（缺省）时各办各的，请看 results。",
                    "`each`: members that replace those of `data` for one case. `mode` all: nothing is done unless "
                    "every case passes (422 batch-refused); each (the default): every case by itself, so read "
                    "`results`."},
    .body = json_body_of(batch_command_schema),
    .answer = json_answer(results_schema),
    .problems = {status::gone}};

}  // namespace renmian::http
