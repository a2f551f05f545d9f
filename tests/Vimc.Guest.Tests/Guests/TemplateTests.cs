using Vimc.Guest.Tests.Ring;
using Vimc.Harness;
using Vimc.Harness.Guest;
using Vimc.Harness.Qemu;

namespace Vimc.Guest.Tests.Guests;

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

    // What a QEMU that cannot leave memory out of its state does, and one that cannot save it at all.
    [TestCase(Cloning.WholeState, null)]
    [TestCase(Cloning.None, "clones are full boots: it was asked for")]
    public async Task Where_memory_cannot_be_shared_clones_are_the_same_and_slower(Cloning cloning, string? because)
    {
        var bench = await TestBench.OpenAsync(
            RingOptions.Target, RingOptions.Machine with { Cloning = cloning }, null, Cancellation);
        Lose(_first);
        Lose(_second);
        _first = bench.Template;
        _second = await _first.DeriveAsync($"first {_key}", Add("first"), Cancellation);

        await using (var other = await _second.CloneAsync(Cancellation))
            await other.CheckAsync("echo third >> /root/derived", null, Cancellation);

        Assert.That(await WhatACloneHasAsync(), Is.EqualTo("first\n"));
        Assert.That(_second.SlowBecause, Is.EqualTo(because));
        Assert.That(
            File.Exists(Path.Combine(_second.Folder, "whole-state")), Is.EqualTo(cloning == Cloning.WholeState), "how it rests");
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
