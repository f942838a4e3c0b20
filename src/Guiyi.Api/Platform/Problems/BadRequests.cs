using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Guiyi.Api.Platform.Problems;

/// <summary>Requests that could not be read; where it is JSON, with line, column and field.</summary>
static class BadRequests
{
    public static ProblemDetails Of(BadHttpRequestException fault)
    {
        if (fault.InnerException is JsonException json)
            return OfJson(json);
        string title = fault.StatusCode switch
        {
            413 => "The body is too large.",
            415 => "The body has the wrong format.",
            408 => "The body came too slowly.",
            _ => "The request cannot be read.",
        };
        return ExceptionProblems.New(fault.StatusCode, title, fault.Message);
    }

    static ProblemDetails OfJson(JsonException fault)
    {
        string message = fault.Message;
        // Where it stands follows as members of their own.
        int at = message.IndexOf(" Path: ", StringComparison.Ordinal);
        ProblemDetails problem = ExceptionProblems.New(400, "The JSON cannot be read.", at > 0 ? message[..at] : message);
        if (fault.LineNumber is { } line)
            problem.Extensions["line"] = line + 1;
        // In bytes, as the reader counts.
        if (fault.BytePositionInLine is { } column)
            problem.Extensions["column"] = column + 1;
        if (fault.Path is { Length: > 0 } path)
            problem.Extensions["field"] = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
        return problem;
    }
}
