using System.CommandLine;
using Guiyi.Cli;

RootCommand root = new("归一 Guiyi: many customer files in, one customer base out. 多个渠道的客户文件，归成一套客户库。")
{
    UnifyCommand.Create(),
    EvaluateCommand.Create(),
    DemoCommand.Create(),
};
return CommandLine.Run(root, args);
