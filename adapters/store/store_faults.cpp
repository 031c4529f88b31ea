#include "adapters/store/store_faults.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace renmian {
namespace {

struct Advice {
  std::string_view code;
  Words words;
};

constexpr std::array kAdvice{
    Advice{"database-url",
           {"数据库地址无法识别，应为 sqlite:文件路径、postgresql://… 或 memory:。",
            "The database URL is not understood; it must be sqlite:PATH, postgresql://... or memory:."}},
    Advice{"store-unavailable",
           {"无法连接数据库。请检查数据库服务是否已启动、地址或文件路径是否正确；新数据库须先运行 renmian migrate。",
            "The database cannot be reached. Check that it runs and that its address or path is right; a new one must "
            "first be made with `renmian migrate`."}},
    Advice{"store-locked",
           {"数据库正被占用，等待超时，本次操作没有保存。请稍后重试；如反复出现，请检查是否有备份等其他程序长时间占用数"
            "据库。",
            "The database was in use for too long, and nothing was saved. Try again later; if it happens again, look "
            "for another program, such as a backup, that holds the database."}},
    Advice{"store-full",
           {"数据库所在磁盘空间不足，本次操作没有保存。请清理或扩充磁盘后重试。",
            "There is no space left for the database, and nothing was saved. Free or add disk space, then try again."}},
    Advice{"store-read-only",
           {"数据库只能读取，本次操作没有保存。请检查文件权限、登录账号的权限，或所连接的是否为备用服务器。",
            "The database can only be read, and nothing was saved. Check the permissions of the file or of the login, "
            "and that the server is not a standby."}},
    Advice{"schema-older",
           {"数据库结构早于本程序。请先备份，再运行 renmian migrate。",
            "The database schema is older than this program. Make a backup, then run `renmian migrate`."}},
    Advice{"schema-newer",
           {"数据库结构新于本程序。请使用较新版本的程序。",
            "The database schema is newer than this program. Use a newer program."}},
    Advice{"outcome-unknown",
           {"提交时与数据库的连接中断，尚不知是否已保存。请以同一请求标识重试，不会重复办理。",
            "The connection was lost during the commit; whether it was saved is not known. Try again with the same "
            "idempotency key: nothing is done twice."}},
    Advice{"store-failed",
           {"数据库操作失败，本次操作没有保存。请将技术日志交系统管理员查看。",
            "The database refused the operation, and nothing was saved. Show the technical log to the administrator."}},
};

}  // namespace

Fault store_fault(std::string_view code, const std::string& detail) {
  const auto advice = std::find_if(kAdvice.begin(), kAdvice.end(), [&](const Advice& a) { return a.code == code; });
  if (advice == kAdvice.end()) throw std::logic_error("no such store fault: " + std::string(code));
  return {std::string(code), Text(advice->words), detail};
}

}  // namespace renmian
