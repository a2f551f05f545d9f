// Guests do not know of each other, so two fixtures run at a time, one test of each. The tests of a fixture share its
// fields and stay one after another; fixtures that measure time are marked [NonParallelizable] and have the machine to
// themselves. More than two are no faster where it matters, on two cores under emulation.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
