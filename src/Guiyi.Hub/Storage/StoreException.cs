namespace Guiyi.Hub.Storage;

/// <summary>Why a store refused.</summary>
public enum StoreFault
{
    /// <summary>Another process has the workspace or the database open.</summary>
    InUse,
    /// <summary>The disk is full, or the database may not grow.</summary>
    Full,
    /// <summary>The file, the folder or the server takes no writes.</summary>
    ReadOnly,
    /// <summary>The server cannot be reached, or the connection was lost. The next transaction connects anew.</summary>
    Unreachable,
    /// <summary>The schema was made by a later version of Guiyi.</summary>
    NewerSchema,
    /// <summary>The store is not this workspace's, or is not what the workspace was made with.</summary>
    AnotherStore,
    /// <summary>The change does not fit what is there: something was already undone, a name is taken.</summary>
    Conflict,
    /// <summary>The database's files are damaged.</summary>
    Damaged,
    /// <summary>Anything else the database objected to.</summary>
    Refused,
}

/// <summary>The store did not do what it was asked; nothing of the transaction is kept, unless <see cref="OutcomeUnknown"/>.</summary>
public sealed class StoreException(StoreFault fault, string message, Exception? cause = null)
    : Exception(message, cause)
{
    public StoreFault Fault { get; } = fault;

    /// <summary>True where the same may go through later, without a change of it: the store is away, in use, full or read-only for now.</summary>
    public bool IsPassing => Fault is StoreFault.InUse or StoreFault.Full or StoreFault.ReadOnly or StoreFault.Unreachable;

    /// <summary>The connection was lost while a commit was under way: all of it is kept or nothing. Reading tells which.</summary>
    public bool OutcomeUnknown { get; init; }
}
