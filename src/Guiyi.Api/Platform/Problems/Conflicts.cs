using Guiyi.Hub.Base.Judging;
using Guiyi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Guiyi.Api.Platform.Problems;

/// <summary>Wishes that do not go together with the base, in HTTP's words.</summary>
static class Conflicts
{
    /// <summary>The member "conflict" names the reason for programs.</summary>
    public static ProblemDetails Of(JudgmentConflictException fault)
    {
        (int status, string title) = fault.Kind switch
        {
            JudgmentConflict.Changed => (412, "Somebody else has changed it."),
            JudgmentConflict.NotThere => (409, "It is about something that is not there."),
            JudgmentConflict.Undone => (409, "It was taken back before."),
            _ => (409, "It contradicts what is there."),
        };
        ProblemDetails problem = ExceptionProblems.New(status, title, fault.Message);
        problem.Extensions["conflict"] = ApiJson.Word(fault.Kind);
        return problem;
    }

    /// <summary>With the character at which it cannot be understood, from 1.</summary>
    public static ProblemDetails Of(RuleException fault)
    {
        ProblemDetails problem = ExceptionProblems.New(400, "The rule cannot be understood.", fault.Message);
        problem.Extensions["position"] = fault.Position + 1;
        return problem;
    }

    /// <summary>Texts that people wrote may be no values, and names none that the base knows: that is told to them.</summary>
    /// <exception cref="Refusal">422.</exception>
    public static async Task<T> OrRefused<T>(Func<Task<T>> change)
    {
        try
        {
            return await change();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new Refusal(422, "What was sent cannot be used.", Said(wrong));
        }
    }

    /// <summary>The message without the name that a parameter has in the program.</summary>
    public static string Said(Exception wrong) =>
        wrong.Message.IndexOf(" (Parameter '", StringComparison.Ordinal) is > 0 and int at ? wrong.Message[..at] : wrong.Message;
}
