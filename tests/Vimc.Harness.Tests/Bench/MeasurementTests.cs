using Vimc.Harness.Bench;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Tests.Bench;

internal sealed class MeasurementTests
{
    [Test]
    public void The_median_of_an_odd_number_of_runs_is_the_one_in_the_middle() =>
        Assert.That(new Measurement([9, 1, 4]).Median, Is.EqualTo(4));

    [Test]
    public void The_median_of_an_even_number_of_runs_is_between_two() =>
        Assert.That(new Measurement([9, 1, 4, 5]).Median, Is.EqualTo(4.5));

    [Test]
    public void The_spread_goes_from_the_cheapest_to_the_dearest_run()
    {
        var cost = new Measurement([3, 9, 1]);

        Assert.That((cost.Least, cost.Most), Is.EqualTo((1, 9)));
    }

    [Test]
    public void Names_and_values_are_read()
    {
        var values = MeasuredValues.Parse("frames 60 gaps 2 cpu_ns 123456789012\n");

        Assert.That(values["frames"], Is.EqualTo(60));
        Assert.That(values["cpu_ns"], Is.EqualTo(123456789012));
    }

    [Test]
    public void A_value_that_is_missing_is_a_failure_of_the_guest() =>
        Assert.That(() => MeasuredValues.Parse("frames 60")["gaps"], Throws.TypeOf<GuestFailureException>());

    [Test]
    public void Another_text_is_a_failure_of_the_guest() =>
        Assert.That(() => MeasuredValues.Parse("no such node"), Throws.TypeOf<GuestFailureException>());
}
