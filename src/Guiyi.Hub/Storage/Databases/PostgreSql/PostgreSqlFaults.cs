using System.Net.Sockets;
using Npgsql;

namespace Guiyi.Hub.Storage.Databases.PostgreSql;

/// <summary>What PostgreSQL's error codes mean for a workspace: its manual, appendix A.</summary>
static class PostgreSqlFaults
{
    public static StoreException? Explain(string server, Exception cause)
    {
        if (cause is PostgresException said)
        {
            (StoreFault fault, string what) = Meaning(said.SqlState);
            return new StoreException(fault, $"PostgreSQL {server}: {what} ({said.SqlState}: {said.MessageText})", said);
        }
        // A connection that broke under the driver shows as any of these.
        if (cause is NpgsqlException or SocketException or ObjectDisposedException { ObjectName: nameof(NpgsqlConnection) } || (cause is IOException && cause.InnerException is SocketException))
            return new StoreException(StoreFault.Unreachable, $"PostgreSQL {server}: the server cannot be reached, or the connection was lost ({cause.Message})", cause);
        return null;
    }

    static (StoreFault Fault, string What) Meaning(string state) => state switch
    {
        PostgresErrorCodes.DiskFull or "53400" => (StoreFault.Full, "the server's disk is full; make room and try again"),
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege => (StoreFault.ReadOnly, "the server takes no writes from this user"),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => (StoreFault.Unreachable, "the server is stopping, starting or full"),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName => (StoreFault.Unreachable, "the server does not let us in; look at user, password and database of the connection string"),
        PostgresErrorCodes.UniqueViolation => (StoreFault.Conflict, "it already has what was to be added"),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected => (StoreFault.InUse, "locked by another program; close it there"),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => (StoreFault.Damaged, "the database is damaged; restore it from a backup"),
        _ when state.StartsWith("08", StringComparison.Ordinal) => (StoreFault.Unreachable, "the connection was lost"),
        _ => (StoreFault.Refused, "refused"),
    };
}
