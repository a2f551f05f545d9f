using System.Text;

namespace Vimc.Harness.Image;

/// <summary>
/// Writes an initramfs archive in the "newc" format (Documentation/driver-api/early-userspace/buffer-format.rst).
/// The same entries give the same bytes: no clock, no owner, numbers in the order of writing.
/// </summary>
internal sealed class CpioWriter : IDisposable
{
    private const uint FileType = 0x8000;
    private const uint DirectoryType = 0x4000;
    private const uint LinkType = 0xa000;
    private const uint CharacterDeviceType = 0x2000;

    private readonly Stream _output;
    private readonly HashSet<string> _folders = [];
    private long _position;
    private uint _number;

    /// <summary>Writes to a stream, which it does not own.</summary>
    public CpioWriter(Stream output) => _output = output;

    /// <summary>Adds a regular file, and the folders above it that are not there yet.</summary>
    /// <param name="path">Path in the guest, with or without the leading slash.</param>
    /// <param name="content">All of it.</param>
    /// <param name="mode">Permission bits.</param>
    public void AddFile(string path, ReadOnlySpan<byte> content, uint mode = 0x1a4)
    {
        AddParents(path);
        WriteEntry(path, FileType | mode, content);
    }

    /// <summary>Adds a folder, and those above it.</summary>
    public void AddFolder(string path, uint mode = 0x1ed)
    {
        AddParents(path);
        if (_folders.Add(Relative(path)))
            WriteEntry(path, DirectoryType | mode, []);
    }

    /// <summary>Adds a symbolic link.</summary>
    public void AddLink(string path, string target)
    {
        AddParents(path);
        WriteEntry(path, LinkType | 0x1ff, Encoding.UTF8.GetBytes(target));
    }

    /// <summary>Adds a character device node.</summary>
    public void AddCharacterDevice(string path, uint mode, uint major, uint minor)
    {
        AddParents(path);
        WriteEntry(path, CharacterDeviceType | mode, [], major, minor);
    }

    /// <summary>Writes the trailer, without which the kernel takes the archive for cut short.</summary>
    public void Dispose()
    {
        _number = 0;
        WriteEntry("TRAILER!!!", 0, []);
    }

    private void AddParents(string path)
    {
        var relative = Relative(path);
        for (var slash = relative.IndexOf('/'); slash > 0; slash = relative.IndexOf('/', slash + 1))
        {
            var folder = relative[..slash];
            if (_folders.Add(folder))
                WriteEntry(folder, DirectoryType | 0x1ed, []);
        }
    }

    private void WriteEntry(string path, uint mode, ReadOnlySpan<byte> content, uint major = 0, uint minor = 0)
    {
        var name = Encoding.UTF8.GetBytes($"{Relative(path)}\0");
        uint[] fields =
        [
            _number++, mode, 0, 0, 1, 0, (uint)content.Length, 0, 0, major, minor, (uint)name.Length, 0,
        ];
        Write(Encoding.ASCII.GetBytes($"070701{string.Concat(fields.Select(field => field.ToString("X8")))}"));
        Write(name);
        Pad();
        Write(content);
        Pad();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _position += bytes.Length;
    }

    private void Pad() => Write("\0\0\0"u8[..(int)(-_position & 3)]);

    private static string Relative(string path) => path.TrimStart('/');
}
