namespace Vimc.Reference;

/// <summary>The controls of a sensor that shape its picture, with the defaults of the driver.</summary>
/// <param name="Pattern">Test Pattern.</param>
/// <param name="HorizontalFlip">HFLIP.</param>
/// <param name="VerticalFlip">VFLIP.</param>
/// <param name="Brightness">0 to 255.</param>
/// <param name="Contrast">0 to 255.</param>
/// <param name="Saturation">0 to 255.</param>
/// <param name="Exposure">Lines; null for as many as the frame has, which leaves samples as they are.</param>
/// <param name="Gain">Sixteenths; 16 leaves samples as they are.</param>
/// <param name="Field">The field order of the pad's format.</param>
public sealed record SensorSettings(
    TestPattern Pattern = TestPattern.ColorBar75,
    bool HorizontalFlip = false,
    bool VerticalFlip = false,
    byte Brightness = 128,
    byte Contrast = 128,
    byte Saturation = 128,
    int? Exposure = null,
    int Gain = 16,
    FieldOrder Field = FieldOrder.None);
