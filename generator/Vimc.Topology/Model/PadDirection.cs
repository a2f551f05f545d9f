namespace Vimc.Topology.Model;

/// <summary>Which way pixels go through a pad.</summary>
public enum PadDirection
{
    /// <summary>Into the entity.</summary>
    Sink,

    /// <summary>Out of the entity.</summary>
    Source,
}
