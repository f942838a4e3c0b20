using Guiyi.DemoData;

// Writes the bundled channels: dotnet run --project tools/Guiyi.DemoData [FOLDER]
string folder = args.Length > 0 ? args[0] : "data/demo";
Directory.CreateDirectory(folder);
foreach ((string name, byte[] bytes) in DemoPack.Files())
{
    File.WriteAllBytes(Path.Combine(folder, name), bytes);
    Console.WriteLine($"{name,-24}{bytes.Length,9:#,0} bytes");
}
