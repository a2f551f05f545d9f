using Spectre.Console;
using Vimc.Mutants;

// A file or a pipe has no width of its own; lines should stay whole there.
if (Console.IsOutputRedirected)
    AnsiConsole.Console.Profile.Width = 200;

return await new MutantsCommand(AnsiConsole.Console).RunAsync(args);
