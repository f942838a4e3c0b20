using Guiyi.Api;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli.Output;

/// <summary>What a server says on the terminal: where it is, and what to do first.</summary>
static class ServerNotice
{
    public static void Started(TextWriter output, HubServer server, ReportLanguage language)
    {
        string Word(string zh, string en) => language == ReportLanguage.Chinese ? zh : en;
        string address = server.Address.ToString().TrimEnd('/'), body = "'{\"name\":\"admin\",\"password\":\"…\"}'";
        output.WriteLine(Word("归一服务已启动：", "Guiyi listens at ") + address);
        output.WriteLine(Word("工作区：", "workspace: ") + server.Hub.Workspace.Folder + (server.Hub.Store.Kind == "sqlite" ? "" : Word("（数据在 PostgreSQL）", " (data in PostgreSQL)")));
        if (server.Hub.Options.Watch is { } watched)
            output.WriteLine(Word("自动收取文件夹：", "takes in the files of ") + Path.GetFullPath(watched));
        output.WriteLine(Word("接口说明：", "what it can do: ") + address + "/openapi/v1.json" + Word("（登录后可读）", " (once signed in)"));
        if (server.Hub.Store.Users.All().Count == 0)
        {
            output.WriteLine();
            output.WriteLine(Word("还没有用户。请先建立管理员（密码至少 8 个字符），再登录：", "There is no user yet. First make an administrator (a password of at least 8 characters), then sign in:"));
            output.WriteLine($"  curl -X POST {address}/api/v1/setup -H 'Content-Type: application/json' -d {body}");
            output.WriteLine($"  curl -X POST {address}/api/v1/login -H 'Content-Type: application/json' -d {body}");
        }
        output.WriteLine();
        output.WriteLine(Word("按 Ctrl-C 停止。", "Ctrl-C stops it."));
        output.Flush();
    }

    public static void Stopping(TextWriter output, ReportLanguage language) =>
        output.WriteLine(language == ReportLanguage.Chinese ? "正在停止：先答完进行中的请求 …" : "Stopping: requests under way are answered first …");
}
