using System.CommandLine;
using System.CommandLine.Help;
using Guiyi.Cli;

Command root = new("guiyi", "归一 Guiyi: many customer files in, one customer base out. 多个渠道的客户文件，归成一套客户库。")
{
    new HelpOption(),
    new VersionOption(),
    UnifyCommand.Create(),
    EvaluateCommand.Create(),
    ExplainCommand.Create(),
    DemoCommand.Create(),
};
return CommandLine.Run(root, args);
