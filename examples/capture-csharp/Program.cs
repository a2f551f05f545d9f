// Saves one frame of a capture of RGB24 as a picture:
//
//   dotnet run -- /dev/video2 > frame.ppm

using System.ComponentModel;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Vimc.Examples;

try
{
    using var node = File.OpenHandle(
        args.Length > 0 ? args[0] : "/dev/video2", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
    return Capture(node);
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Win32Exception)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

static int Capture(SafeFileHandle node)
{
    var format = new Format { Type = Video.Capture };
    Video.Call(node, Video.GetFormat, ref format);
    if (format.PixelFormat != Video.Rgb24)
    {
        Console.Error.WriteLine("not a capture of RGB24");
        return 1;
    }

    var request = new BufferRequest { Type = Video.Capture, Memory = Video.Mapped, Count = 2 };
    var buffer = new VideoBuffer { Type = Video.Capture, Memory = Video.Mapped };
    var type = Video.Capture;
    Video.Call(node, Video.RequestBuffers, ref request);
    Video.Call(node, Video.QueryBuffer, ref buffer);
    var frame = Video.Map(node, buffer);
    Video.Call(node, Video.QueueBuffer, ref buffer);
    Video.Call(node, Video.StreamOn, ref type);
    Video.Call(node, Video.DequeueBuffer, ref buffer);

    using var output = Console.OpenStandardOutput();
    output.Write(Encoding.ASCII.GetBytes($"P6 {format.Width} {format.Height} 255\n"));
    for (var y = 0u; y < format.Height; y++)
        output.Write(frame.Slice((int)(y * format.BytesPerLine), (int)(3 * format.Width)));

    return 0;
}
