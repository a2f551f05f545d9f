using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Guest;

namespace Vimc.Guest.Tests;

/// <summary>Templates, which the cache may lose at any time.</summary>
[Category("Guest")]
[GuestTimeLimit(120)]
internal sealed class TemplateTests
{
    private readonly string _key = $"{Guid.NewGuid()}";
    private GuestTemplate _first = null!;
    private GuestTemplate _second = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task Derive()
    {
        var booted = await GuestRing.BootAsync();
        _first = await booted.DeriveAsync($"first {_key}", Add("first"), Cancellation);
        _second = await _first.DeriveAsync($"second {_key}", Add("second"), Cancellation);
    }

    [TearDown]
    public void Remove()
    {
        Lose(_first);
        Lose(_second);
    }

    [Test]
    public async Task A_template_that_is_gone_is_made_again()
    {
        Lose(_second);

        Assert.That(await WhatACloneHasAsync(), Is.EqualTo("first\nsecond\n"));
    }

    [Test]
    public async Task A_template_is_made_again_with_those_it_was_derived_from()
    {
        Lose(_first);
        Lose(_second);

        Assert.That(await WhatACloneHasAsync(), Is.EqualTo("first\nsecond\n"));
    }

    [Test]
    public async Task What_one_clone_does_is_not_seen_by_another()
    {
        await using (var other = await _second.CloneAsync(Cancellation))
            await other.CheckAsync("echo third >> /root/derived", null, Cancellation);

        Assert.That(await WhatACloneHasAsync(), Is.EqualTo("first\nsecond\n"));
    }

    private async Task<string> WhatACloneHasAsync()
    {
        await using var clone = await _second.CloneAsync(Cancellation);
        return await clone.CheckAsync("cat /root/derived", null, Cancellation);
    }

    private static Func<GuestSession, CancellationToken, Task> Add(string line) =>
        (session, cancellation) => session.CheckAsync($"echo {line} >> /root/derived", null, cancellation);

    private static void Lose(GuestTemplate template)
    {
        if (Directory.Exists(template.Folder))
            Directory.Delete(template.Folder, recursive: true);
    }
}
