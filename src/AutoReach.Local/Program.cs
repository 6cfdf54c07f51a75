using System.CommandLine;
using AutoReach.Local.Commands;

var root = new RootCommand("AutoReach on one machine: leads are researched, qualified and drafted; people decide; what was approved is sent.")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    ImportCommand.Create(),
    StatusCommand.Create(),
    ExportCommand.Create(),
    SampleWebCommand.Create(),
    VerifyTrustCommand.Create(),
    SimulateCommand.Create(),
};
return await Failures.GuardAsync(root.Parse(args));
