using ChartGen;

return await new ChartGenCommand(Surroundings.OfProcess()).RunAsync(args);
