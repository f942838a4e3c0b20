namespace Guiyi.Api.Platform.Problems;

/// <summary>Completes answers that the framework gives by itself, so that they say what to do as well.</summary>
static class ProblemWords
{
    public static void Complete(ProblemDetailsContext context)
    {
        HttpRequest request = context.HttpContext.Request;
        context.ProblemDetails.Instance ??= request.Path;
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            401 => "Sign in: POST /api/v1/login gives a token for the header \"Authorization: Bearer …\"; programs send a key as \"X-Api-Key\".",
            403 => "The signed-in user may not do this.",
            404 => $"Nothing is at {request.Path}. GET /openapi/v1.json lists what there is.",
            405 => $"{request.Method} is not possible here; possible: {context.HttpContext.Response.Headers.Allow}.",
            415 => "Send the body in the format that /openapi/v1.json names, with its Content-Type.",
            504 => "It took too long and was given up.",
            _ => null,
        };
    }
}
