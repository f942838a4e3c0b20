using System.CommandLine;
using System.CommandLine.Help;
using Guiyi.Cli;
using Guiyi.Cli.Hub;

Command root = new("guiyi", "归一 Guiyi: many customer files in, one customer base out. 多个渠道的客户文件，归成一套客户库。")
{
    new HelpOption(),
    new VersionOption(),
    UnifyCommand.Create(new HubLoad()),
    EvaluateCommand.Create(),
    ExplainCommand.Create(),
    ReviewCommand.Create(),
    FindCommand.Create(),
    MergeCommand.Create(),
    UnmergeCommand.Create(),
    DemoCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    ServeCommand.Create(),
};
return CommandLine.Run(root, args);
