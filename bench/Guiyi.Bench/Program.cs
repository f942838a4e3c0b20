using System.CommandLine;
using System.Text;
using Guiyi.Bench;
using Guiyi.Bench.Finding;
using Guiyi.Bench.Hubbing;
using Guiyi.Bench.Live;
using Guiyi.Bench.One;
using Guiyi.Bench.Quality;
using Guiyi.Bench.Speed;
using Guiyi.Bench.Storing;
using Guiyi.Hub.Sources;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
RootCommand root = new("Measures Guiyi: how good it is on data with known truth, and how fast.") { QualityCommand.Create(), LearningCommand.Create(), SpeedCommand.Create(), OneCommand.Create(), LiveCommand.Create(), FactsCommand.Create(), StoreCommand.Create(), FindCommand.Create(), HubCommand.Create() };
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception fault) when (fault is BenchException or SourceException)
{
    Console.Error.WriteLine($"guiyi bench: {fault.Message}");
    return 2;
}
