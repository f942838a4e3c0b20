using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks;
using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage;

namespace Guiyi.Cli;

/// <summary>Runs a command and turns what went wrong into a message and an exit code.</summary>
static class CommandLine
{
    public static int Run(Command root, string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
                Console.Error.WriteLine($"guiyi: {error.Message}");
            Command command = parsed.CommandResult.Command;
            Console.Error.WriteLine($"See: {(command == root ? "guiyi" : "guiyi " + command.Name)} --help");
            return ExitCodes.Usage;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is SourceException or InputException or ConfigurationException)
        {
            Console.Error.WriteLine($"guiyi: {fault.Message}");
            return ExitCodes.Input;
        }
        catch (StoreException fault)
        {
            Console.Error.WriteLine($"guiyi: {fault.Message}");
            return fault.Fault is StoreFault.ReadOnly or StoreFault.Full ? ExitCodes.Output : ExitCodes.Input;
        }
        catch (SinkException fault)
        {
            Console.Error.WriteLine($"guiyi: {fault.Message}");
            return ExitCodes.Output;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Console.Error.WriteLine($"guiyi: internal error, please report it: {fault}");
            return ExitCodes.Internal;
        }
    }
}

/// <summary>Exit codes; see docs/cli.md.</summary>
static class ExitCodes
{
    public const int Done = 0;
    public const int Usage = 1;
    public const int Input = 2;
    public const int Output = 3;
    public const int Internal = 4;
}
