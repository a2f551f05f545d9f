using System.Text;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Guest;

/// <content>Files in and out.</content>
public sealed partial class GuestSession
{
    /// <summary>Reads a file of the guest as text; attributes in <c>/sys</c> and <c>/proc</c> too.</summary>
    /// <exception cref="GuestFailureException">It cannot be read; the message says why.</exception>
    public async Task<string> ReadFileAsync(string path, CancellationToken cancellation = default) =>
        Encoding.UTF8.GetString(await ReadBytesAsync(path, cancellation));

    /// <summary>Reads a file of the guest.</summary>
    /// <exception cref="GuestFailureException">It cannot be read; the message says why.</exception>
    public async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellation = default)
    {
        using var content = new MemoryStream();
        await GetAsync(path, content, cancellation);
        return content.ToArray();
    }

    /// <summary>Writes text into a file of the guest; attributes in <c>/sys</c> and <c>/proc</c> too.</summary>
    /// <exception cref="GuestFailureException">It cannot be written; the message says why.</exception>
    public async Task WriteFileAsync(string path, string content, CancellationToken cancellation = default)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await PutAsync(source, path, 0x1a4, cancellation);
    }

    /// <summary>Copies a file of the host into the guest.</summary>
    public async Task UploadAsync(string hostPath, string path, CancellationToken cancellation = default)
    {
        await using var source = File.OpenRead(hostPath);
        await PutAsync(source, path, (uint)File.GetUnixFileMode(hostPath), cancellation);
    }

    /// <summary>Copies a file of the guest to the host.</summary>
    public async Task DownloadAsync(string path, string hostPath, CancellationToken cancellation = default)
    {
        await using var destination = File.Create(hostPath);
        await GetAsync(path, destination, cancellation);
    }

    private async Task PutAsync(Stream source, string path, uint mode, CancellationToken cancellation)
    {
        var result = await TransferAsync(
            token => FileTransfer.PutAsync(_channel, source, path, mode, token), path, cancellation);
        if (result.Error != 0)
            throw new GuestFailureException($"cannot write '{path}' in the guest: {result}");
    }

    private async Task GetAsync(string path, Stream destination, CancellationToken cancellation)
    {
        var result = await TransferAsync(
            token => FileTransfer.GetAsync(_channel, path, destination, token), path, cancellation);
        if (result.Error != 0)
            throw new GuestFailureException($"cannot read '{path}' in the guest: {result}");
    }

    private async Task<AgentResult> TransferAsync(
        Func<CancellationToken, Task<AgentResult>> transfer, string path, CancellationToken cancellation)
    {
        try
        {
            return await Deadlines.For(Phase.Command).EnforceAsync(
                transfer,
                missed => new GuestFailureException(missed.Describe($"transfer of '{path}'", Console)),
                cancellation);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw ExplainLoss(failure);
        }
    }
}
