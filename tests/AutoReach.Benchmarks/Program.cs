using AutoReach.Benchmarks;

return args switch
{
    ["runtime", .. var rest] => await RuntimeBenchmark.RunAsync(rest),
    ["parked", .. var rest] => await ParkedBenchmark.RunAsync(rest),
    [ParkedBenchmark.Child, var folder, var instance] => await ParkedBenchmark.RunChildAsync(folder, instance),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("runtime [count]   orchestrations of five durable steps, 64 at a time and one at a time");
    Console.Error.WriteLine("parked [count]    start of a process with so many waiting leads, until the first decision is processed");
    return 2;
}
