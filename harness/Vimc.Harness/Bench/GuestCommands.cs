namespace Vimc.Harness.Bench;

/// <summary>The shell commands that bring a loaded driver into the state of a workload.</summary>
internal static class GuestCommands
{
    /// <summary>The raw capture of sensor A.</summary>
    public const string RawNode = "/dev/video0";

    /// <summary>The capture after the scaler.</summary>
    public const string ColorNode = "/dev/video2";

    /// <summary>The only node of vivid.</summary>
    public const string VividNode = "/dev/video0";

    // Sensor A and Debayer A, with which both drivers begin.
    private const string SensorNode = "/dev/v4l-subdev0";
    private const string DebayerNode = "/dev/v4l-subdev2";

    private const int NoText = 2;
    private const int Noise = 21;
    private const int ShortestBlanking = 4;

    /// <summary>Where the frames of a workload arrive.</summary>
    public static string NodeOf(Workload workload) => workload.IsRaw ? RawNode : ColorNode;

    /// <summary>Either of the drivers called vimc; few commands, as each takes a fifth of a second to start.</summary>
    public static string Configure(Workload workload)
    {
        var (sensor, output) = (workload.Sensor, workload.Scaled ?? workload.Sensor);
        string[] pads =
        [
            $"\"Sensor A\":0[fmt:SBGGR8_1X8/{sensor}]", $"\"Debayer A\":0[fmt:SBGGR8_1X8/{sensor}]",
            $"\"Debayer A\":1[fmt:RGB888_1X24/{sensor}]",
            $"\"Scaler\":0[fmt:RGB888_1X24/{sensor}]", $"\"Scaler\":1[fmt:RGB888_1X24/{output}]",
        ];
        return string.Join(
            " && ",
            $"media-ctl -d platform:vimc -V '{string.Join(", ", pads)}'",
            Video(RawNode, "BA81", sensor),
            Video(ColorNode, "RGB3", output),
            $"v4l2-ctl -d {SensorNode} -c show_information={(workload.HasText ? 0 : NoText)}"
                + $" -c test_pattern={(workload.IsMoving ? Noise : 0)}",
            $"v4l2-ctl -d {DebayerNode} -c debayer_mean_window_size={workload.Window}");
    }

    /// <summary>Our driver: frames as fast as the sensor allows. The in-tree driver has no such control.</summary>
    public static string HurryUp() => SetBlanking(ShortestBlanking);

    /// <summary>Our driver: the vertical blanking, in lines.</summary>
    public static string SetBlanking(int lines) => $"v4l2-ctl -d {SensorNode} -c vertical_blanking={lines}";

    /// <summary>Our driver: what the length of a frame follows from.</summary>
    public static string ReadTiming() => $"v4l2-ctl -d {SensorNode} --get-ctrl=pixel_rate,horizontal_blanking";

    /// <summary>vivid, loaded with one HDMI input, which can have any size.</summary>
    public static string ConfigureVivid(Workload workload) =>
        $"v4l2-ctl -d {VividNode} --set-dv-bt-timings={Timings(workload.Output)} -c osd_text_mode={NoText} && "
        + Video(VividNode, workload.PixelFormat, workload.Output);

    // CVT gives timings for sizes of the usual aspect ratios if the pixel clock is high enough, which small frames
    // reach by their rate. The widest size has timings of its own in CEA-861 (VIC 98).
    private static string Timings(PixelSize size)
    {
        if (size is { Width: 4096, Height: 2160 })
        {
            return "clear,width=4096,height=2160,polarities=3,pixelclock=297000000,"
                + "hfp=1020,hs=88,hbp=296,vfp=8,vs=10,vbp=72";
        }
        var rate = size.Pixels < 640 * 480 ? 240 : size.Pixels < 1920 * 1080 ? 60 : 30;
        return $"cvt,width={size.Width},height={size.Height},fps={rate}";
    }

    private static string Video(string node, string format, PixelSize size) =>
        $"v4l2-ctl -d {node} -v width={size.Width},height={size.Height},pixelformat={format}";
}
