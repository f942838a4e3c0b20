using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guiyi.Hub.Tests.Base.Arriving;

/// <summary>A server of one file on this machine.</summary>
sealed class WebFile : IDisposable
{
    readonly HttpListener listener = new();

    public WebFile()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        string root = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        Address = root + "export/members.csv?token=secret";
        listener.Prefixes.Add(root);
        listener.Start();
        _ = Task.Run(Serve);
    }

    public string Address { get; }

    public string Content { get; set; } = "";

    /// <summary>Null: the server knows none.</summary>
    public string? ETag { get; set; }

    public int Status { get; set; } = 200;

    /// <summary>Where an answer leads on to.</summary>
    public string? LeadsTo { get; set; }

    /// <summary>Begins an answer and never ends it.</summary>
    public bool Hangs { get; set; }

    public int Requests { get; private set; }

    public int NotModified { get; private set; }

    async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Requests++;
            bool isKnown = ETag is not null && context.Request.Headers["If-None-Match"] == ETag;
            NotModified += isKnown ? 1 : 0;
            context.Response.StatusCode = isKnown ? 304 : Status;
            if (LeadsTo is not null)
                (context.Response.StatusCode, context.Response.RedirectLocation) = (302, LeadsTo);
            if (ETag is not null)
                context.Response.Headers["ETag"] = ETag;
            if (!isKnown && Status == 200)
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Content));
            if (Hangs)
                await context.Response.OutputStream.FlushAsync();
            else
                context.Response.Close();
        }
    }

    public void Dispose() => listener.Close();
}
