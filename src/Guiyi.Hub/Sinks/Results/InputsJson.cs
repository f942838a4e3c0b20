using System.Globalization;
using System.Text.Json;
using Guiyi.Hub.Runs;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>What a run read, as <c>run.json</c> keeps it.</summary>
static class InputsJson
{
    public static void Write(Utf8JsonWriter json, RunInputs inputs)
    {
        json.WriteStartObject("inputs");
        json.WriteStartArray("files");
        foreach (InputFile file in inputs.Sources)
            Write(json, file);
        json.WriteEndArray();
        if (inputs.Judgments is { } judgments)
        {
            json.WritePropertyName("judgments");
            Write(json, judgments);
        }
        json.WriteNumber("answers", inputs.Answers);
        json.WriteString("day", inputs.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, InputFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("sha256", file.Sha256);
        json.WriteEndObject();
    }

    /// <summary>Reads them back.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or was written by a version that did not keep them.</exception>
    public static RunInputs Read(string folder)
    {
        string path = Path.Combine(folder, RunJson.Name);
        try
        {
            using JsonDocument run = JsonDocument.Parse(File.ReadAllBytes(path));
            if (!run.RootElement.TryGetProperty("inputs", out JsonElement inputs))
                throw new InputException($"{path}: found no 'inputs'; expected the files that the run read. Run guiyi unify again.");
            return new RunInputs(
                [.. inputs.GetProperty("files").EnumerateArray().Select(Input)],
                inputs.TryGetProperty("judgments", out JsonElement judgments) ? Input(judgments) : null,
                inputs.GetProperty("answers").GetInt32(),
                DateOnly.ParseExact(inputs.GetProperty("day").GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder}: found no {RunJson.Name} to read ({fault.Message.TrimEnd('.')}); expected the folder of a result of guiyi unify.", fault);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InputException($"{path}: {fault.Message}", fault);
        }
    }

    static InputFile Input(JsonElement file) =>
        new(file.GetProperty("path").GetString() ?? "", file.GetProperty("bytes").GetInt64(), file.GetProperty("sha256").GetString() ?? "");
}
