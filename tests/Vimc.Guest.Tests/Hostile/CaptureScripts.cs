namespace Vimc.Guest.Tests.Hostile;

/// <summary>Scripts that show that a driver still works after all it went through.</summary>
internal static class CaptureScripts
{
    /// <summary>
    /// Puts the default topology back to what it is as loaded, whatever its formats, controls and links were, and
    /// takes frames from all of its captures at once.
    /// </summary>
    public const string RecoverAll =
        """
        sh media-ctl -d platform:vimc -r
        sh media-ctl -d platform:vimc -l '"Debayer A":1->"Scaler":0[1]'
        open s <Sensor A>
        pad s 0 640 480 0x3014
        open t <Sensor B>
        pad t 0 640 480 0x3014
        open d <Debayer A>
        pad d 0 640 480 0x3014
        pad d 1 640 480 0x100a
        open e <Debayer B>
        pad e 0 640 480 0x3014
        open c <Scaler>
        pad c 0 640 480 0x100a
        pad c 1 640 480 0x100a
        open a <RGB/YUV Capture>
        size a 640 480 RGB3
        open q <Raw Capture 0>
        size q 640 480 RGGB
        open r <Raw Capture 1>
        size r 640 480 RGGB
        request a mmap 3
        request q mmap 3
        request r mmap 3
        queue a all
        queue q all
        queue r all
        start a
        start q
        start r
        cycle a 5
        cycle q 5
        cycle r 5
        stop q
        stop a
        stop r
        """;
}
