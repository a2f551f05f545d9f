using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests;

/// <summary>Removes what the ring made outside the cache, once all tests are over.</summary>
[SetUpFixture]
internal sealed class RingTeardown
{
    [OneTimeTearDown]
    public async Task RemovePrograms() => await GuestRing.CloseAsync();
}
