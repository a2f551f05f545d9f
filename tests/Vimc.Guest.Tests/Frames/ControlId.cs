namespace Vimc.Guest.Tests.Frames;

/// <summary>Ids of the controls that shape frames.</summary>
internal static class ControlId
{
    public const uint Brightness = 0x00980900;
    public const uint Contrast = 0x00980901;
    public const uint Saturation = 0x00980902;
    public const uint Exposure = 0x00980911;
    public const uint HorizontalFlip = 0x00980914;
    public const uint VerticalFlip = 0x00980915;
    public const uint VerticalBlanking = 0x009e0901;
    public const uint AnalogueGain = 0x009e0903;
    public const uint MadeUpPattern = 0x009f0903;
    public const uint TestPattern = 0x00f0f000;
    public const uint WindowSize = 0x00f0f001;
    public const uint ShowInformation = 0x00f0f002;
}
