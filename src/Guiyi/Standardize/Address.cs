namespace Guiyi.Standardize;

/// <summary>A postal address taken apart. A part that the text neither names nor implies is null.</summary>
public sealed record Address
{
    /// <summary>The whole address in canonical form; parsing it again gives this address.</summary>
    public required string Text { get; init; }

    /// <summary>Which writing, and so which order, the address has.</summary>
    public required AddressScript Script { get; init; }

    /// <summary>Official name of the province, municipality or region (浙江省), or the state's code or name outside China (nv).</summary>
    public string? Province { get; init; }

    /// <summary>Official name of the city (宁波市; for a municipality the municipality itself), or the city in lower case.</summary>
    public string? City { get; init; }

    /// <summary>Official name of the district, county or county-level city (镇海区). A former name gives its successor.</summary>
    public string? District { get; init; }

    /// <summary>Street office, town or township (招宝山街道), or a development zone where there is none.</summary>
    public string? Town { get; init; }

    /// <summary>The road with its suffix (石桥路, main street).</summary>
    public string? Road { get; init; }

    /// <summary>House number, lane or village group without 号 (645, 553弄8, 10组85).</summary>
    public string? RoadNumber { get; init; }

    /// <summary>Residential compound, building by name, company or village.</summary>
    public string? Community { get; init; }

    /// <summary>Number or letter of the building within its community (2 for 2号楼).</summary>
    public string? Building { get; init; }

    /// <summary>Entrance (3 for 3单元), or outside China the kind-free unit number (4 for apt 4).</summary>
    public string? Unit { get; init; }

    /// <summary>Storey (8 for 8楼, B1 below ground).</summary>
    public string? Floor { get; init; }

    /// <summary>Room (1302 for 1302室).</summary>
    public string? Room { get; init; }

    /// <summary>Postcode in the canonical form of its country.</summary>
    public string? Postcode { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code; CN for Hong Kong, Macao and Taiwan divisions too.</summary>
    public string? Country { get; init; }

    /// <summary>Six-digit GB/T 2260 code of the finest division known, null where none is known for certain.</summary>
    public string? DivisionCode { get; init; }
}
