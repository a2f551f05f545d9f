using Vimc.Generator.CommandLine;

return new GeneratorCommandLine(Console.Out, Console.Error).Run(args);
