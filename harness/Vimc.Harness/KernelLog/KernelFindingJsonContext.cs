using System.Text.Json.Serialization;

namespace Vimc.Harness.KernelLog;

/// <summary>Generated serialisation of findings, so that it works in trimmed and native builds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(KernelFinding))]
internal sealed partial class KernelFindingJsonContext : JsonSerializerContext;
