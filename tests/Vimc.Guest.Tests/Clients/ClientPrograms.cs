using Vimc.Harness.Image;

namespace Vimc.Guest.Tests.Clients;

/// <summary>Programs of a suite that capture from video nodes, each with what it takes to run it.</summary>
internal static class ClientPrograms
{
    private const string Plugins = "/usr/lib/x86_64-linux-gnu/gstreamer-1.0";

    /// <summary>GStreamer with a handful of its elements, as it looks into every plugin there is.</summary>
    public static GuestAddition Gstreamer { get; } = new(
        "gstreamer",
        ["gstreamer1.0-tools", "gstreamer1.0-plugins-base", "gstreamer1.0-plugins-good"],
        [
            "/usr/bin/gst-launch-1.0", $"{Plugins}/libgstcoreelements.so", $"{Plugins}/libgstmultifile.so",
            $"{Plugins}/libgstvideo4linux2.so", $"{Plugins}/libgstvideoconvertscale.so",
        ]);

    /// <summary>ffmpeg, which is linked with some two hundred libraries.</summary>
    public static GuestAddition Ffmpeg { get; } = new("ffmpeg", ["ffmpeg"], ["/usr/bin/ffmpeg"]);

    /// <summary>libcamera with its programs and its layer for those that only know V4L2.</summary>
    public static GuestAddition Libcamera { get; } = new(
        "libcamera",
        ["libcamera-tools", "libcamera-v4l2", "libcamera-ipa"],
        [
            "/usr/bin/cam", "/usr/bin/libcamerify", "/usr/bin/lc-compliance*", "/usr/share/libcamera/",
            "/usr/lib/x86_64-linux-gnu/libcamera/", "/usr/lib/x86_64-linux-gnu/v4l2-compat*.so",
            "/usr/libexec/x86_64-linux-gnu/libcamera/*", "/usr/lib/x86_64-linux-gnu/libSDL3.so.0*",
        ]);
}
