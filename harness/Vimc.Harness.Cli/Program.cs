using System.CommandLine;

return await new RootCommand("Builds the vimc driver, boots it in QEMU and proves it.")
    .Parse(args)
    .InvokeAsync();
