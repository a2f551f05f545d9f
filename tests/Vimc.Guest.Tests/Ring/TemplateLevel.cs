namespace Vimc.Guest.Tests.Ring;

/// <summary>How far a guest has come when a test gets it. Each level is a template that continues the one before.</summary>
internal enum TemplateLevel
{
    /// <summary>The driver of a topology is loaded and has made its nodes; it streams with the formats it has.</summary>
    Loaded,

    /// <summary>All its captures stream, each to a process of its own that goes on until its device goes.</summary>
    Streaming,
}
