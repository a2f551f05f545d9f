namespace Vimc.Harness.Guest;

/// <summary>Whoever opened a stream on the agent's port. Called from the reader task, so it must not wait.</summary>
internal interface IFrameSink
{
    /// <summary>A frame of the stream has come.</summary>
    void OnFrame(Frame frame);

    /// <summary>No frame will come any more; called at most once.</summary>
    void OnLost(Exception reason);
}
