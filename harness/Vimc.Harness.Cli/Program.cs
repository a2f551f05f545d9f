using Spectre.Console;
using Vimc.Harness.Cli;

// A file or a pipe has no width of its own; commands should stay on one line there.
if (Console.IsOutputRedirected)
    AnsiConsole.Console.Profile.Width = 160;

return await new HarnessCommandLine(AnsiConsole.Console, Console.OpenStandardInput(), Console.Out).RunAsync(args);
