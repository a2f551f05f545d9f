using System.Text.Json;

namespace Vimc.Harness.Qemu;

/// <summary>Something QEMU reports of its own accord.</summary>
/// <param name="Name">As in <c>SHUTDOWN</c>.</param>
/// <param name="Data">Its details; undefined if there are none.</param>
public sealed record QmpEvent(string Name, JsonElement Data);
