using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Guiyi.Hub.Storage.Databases.Sqlite;

/// <summary>What SQLite's result codes mean for a workspace: https://sqlite.org/rescode.html.</summary>
static class SqliteFaults
{
    public static StoreException Explain(string path, SqliteException cause)
    {
        (StoreFault fault, string what) = cause.SqliteErrorCode switch
        {
            SQLITE_BUSY or SQLITE_LOCKED => (StoreFault.InUse, "is locked by another program; close it there"),
            SQLITE_FULL => (StoreFault.Full, "cannot grow: the disk is full; make room and try again"),
            SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => (StoreFault.ReadOnly, "takes no writes: the file, its folder or the disk is read-only"),
            SQLITE_CANTOPEN => (StoreFault.ReadOnly, "cannot be opened: the folder is missing, or this user may not read and write there"),
            SQLITE_IOERR => (StoreFault.Refused, "cannot be read or written: the disk reports an error"),
            SQLITE_CORRUPT or SQLITE_NOTADB => (StoreFault.Damaged, "is damaged, or no database of Guiyi; restore it from a backup"),
            SQLITE_CONSTRAINT => (StoreFault.Conflict, "already has what was to be added"),
            _ => (StoreFault.Refused, "refused"),
        };
        return new StoreException(fault, $"{path}: {what} ({cause.Message})", cause);
    }
}
