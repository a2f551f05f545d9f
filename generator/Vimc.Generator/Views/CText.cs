using System.Globalization;

namespace Vimc.Generator.Views;

/// <summary>Values as C writes them.</summary>
internal static class CText
{
    /// <summary>A string literal. Names never need escapes: the reader refuses the characters that would.</summary>
    public static string String(string text) => $"\"{text}\"";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>A decimal constant.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
