using Guiyi.Hub.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Guiyi.Api.Platform.Problems;

/// <summary>What the store refuses, in HTTP's words; the member "fault" names it for programs.</summary>
static class StoreProblems
{
    public static ProblemDetails Of(StoreException fault)
    {
        (int status, string title) = fault.Fault switch
        {
            StoreFault.Conflict => (409, "The change does not fit what is there."),
            StoreFault.InUse => (503, "The store is in use by another process."),
            StoreFault.Unreachable => (503, "The database cannot be reached."),
            StoreFault.ReadOnly => (503, "The store takes no writes."),
            StoreFault.Full => (507, "The disk is full."),
            StoreFault.NewerSchema => (500, "The store was made by a later version."),
            StoreFault.AnotherStore => (500, "The store is not this workspace's."),
            StoreFault.Damaged => (500, "The store is damaged."),
            _ => (500, "The store refused."),
        };
        // Messages of the database name files and servers: those are for the log.
        ProblemDetails problem = ExceptionProblems.New(status, title, status == 409 ? fault.Message : null);
        problem.Extensions["fault"] = ApiJson.Word(fault.Fault);
        if (fault.OutcomeUnknown)
            problem.Extensions["outcomeUnknown"] = true;
        return problem;
    }
}
