using Guiyi.Hub.Base;
using Guiyi.Hub.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guiyi.Api.Platform;

/// <summary>Once an hour, and at the start, forgets sessions that have expired, answers that nobody will ask for again, and files that have served.</summary>
sealed partial class Forgetting(CustomerHub hub, ILogger<Forgetting> log) : BackgroundService
{
    /// <summary>How long a request may be repeated with the same idempotency key.</summary>
    public static readonly TimeSpan AnswersAreKept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), hub.Clock);
        try
        {
            do
                await Forget(stoppingToken);
            while (await hourly.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    async Task Forget(CancellationToken cancellation)
    {
        try
        {
            await hub.Write(Forget, cancellation);
            await Task.Run(() => hub.Retention.Apply(hub.Clock.GetUtcNow()), cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The next hour will do as well; who sends changes meanwhile is told about the store. Nothing of it may stop the server.
            NotForgotten(fault);
        }
    }

    internal static int Forget(Transaction transaction)
    {
        transaction.Users.ForgetSessions(transaction.At);
        transaction.Answers.Forget(transaction.At - AnswersAreKept);
        return 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired sessions and answers, or files that have served, could not be removed")]
    partial void NotForgotten(Exception fault);
}
