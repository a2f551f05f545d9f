using Spectre.Console;
using Vimc.Harness.Cli;

return await new HarnessCommandLine(AnsiConsole.Console, Console.In, Console.Out).RunAsync(args);
