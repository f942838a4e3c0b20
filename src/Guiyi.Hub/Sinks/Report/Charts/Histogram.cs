using System.Globalization;

namespace Guiyi.Hub.Sinks.Report.Charts;

/// <summary>
/// Match weights as columns, split by decision, with the lines from where a pair is the same or unsure. Heights grow with the square root
/// of the count, since the few doubtful pairs matter most. Positions are percentages, so that the text keeps its size on every screen.
/// </summary>
static class Histogram
{
    const double Top = 34;
    const double Bottom = 202;
    const double Height = 240;

    public static void Write(Sheet sheet, CertaintyView view)
    {
        IReadOnlyList<WeightBin> bins = view.Histogram;
        Axis axis = new(bins[0].FromBits, Math.Max(bins[^1].ToBits, bins[0].FromBits + 1));
        long most = Math.Max(1, bins.Max(b => b.Same + b.Unsure + b.Different));
        string label = sheet.Text.Fill(
            "certainty.histogram.label",
            Figures.Bits(axis.Low),
            Figures.Bits(axis.High),
            bins.Sum(b => b.Same + b.Unsure + b.Different),
            Figures.Bits(view.SameFrom));
        using (sheet.Out.In("figure"))
        {
            using (sheet.Out.In("figcaption", ("class", "legend")))
            {
                Legend.Write(sheet.Out, "accent", sheet.Text["certainty.same"], Figures.Count(bins.Sum(b => b.Same)));
                Legend.Write(sheet.Out, "doubt", sheet.Text["certainty.unsure"], Figures.Count(bins.Sum(b => b.Unsure)));
                Legend.Write(sheet.Out, "quiet", sheet.Text["certainty.different"], Figures.Count(bins.Sum(b => b.Different)));
            }
            using (sheet.Out.In("div", ("class", "plot")))
            {
                // The counts stand in a drawing of their own: its width is fixed, that of the other follows the screen.
                using (sheet.Out.In("svg", ("class", "counts"), ("aria-hidden", "true"), ("height", Number(Height))))
                    WriteCounts(sheet.Out, most);
                WriteColumns(sheet, view, axis, most, label);
            }
        }
        sheet.Note("certainty.scale");
    }

    static void WriteColumns(Sheet sheet, CertaintyView view, Axis axis, long most, string label)
    {
        using (sheet.Out.In("svg", ("class", "histogram"), ("role", "img"), ("aria-label", label), ("height", Number(Height))))
        {
            sheet.Out.Line("title", label);
            foreach (long count in GridCounts(most))
            {
                string y = Number(Level(count, most));
                sheet.Out.Empty("line", ("class", "grid"), ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y));
            }
            foreach (WeightBin bin in view.Histogram)
                WriteBin(sheet, axis, bin, most);
            WriteAxis(sheet, axis);
            if (view.UnsureFrom < view.SameFrom)
                WriteThreshold(sheet, axis, view.UnsureFrom, "certainty.line.unsure", line: 0, before: true);
            WriteThreshold(sheet, axis, view.SameFrom, "certainty.line.same", line: 1, before: false);
        }
    }

    static double Level(long count, long most) => Bottom - (Bottom - Top) * Math.Sqrt((double)count / most);

    static void WriteCounts(Markup markup, long most)
    {
        foreach (long count in GridCounts(most))
        {
            using (markup.In("text", ("class", "tick"), ("x", "100%"), ("dx", "-6"), ("y", Number(Level(count, most) + 4)), ("text-anchor", "end")))
                markup.Text(Figures.Count(count));
        }
    }

    /// <summary>Round counts, about evenly spaced on the square-root scale.</summary>
    static IEnumerable<long> GridCounts(long most)
    {
        long last = 0;
        foreach (double share in (double[])[0.04, 0.25, 0.6, 1])
        {
            double target = most * share;
            double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(target, 1))));
            long round = (long)(power * (target >= 5 * power ? 5 : target >= 2 * power ? 2 : 1));
            if (round > last)
                yield return round;
            last = round;
        }
    }

    static void WriteBin(Sheet sheet, Axis axis, WeightBin bin, long most)
    {
        double left = axis.Share(bin.FromBits);
        double width = axis.Share(bin.ToBits) - left;
        long below = 0;
        using (sheet.Out.In("g"))
        {
            sheet.Out.Line("title", $"{Figures.Bits(bin.FromBits)} … {Figures.Bits(bin.ToBits)}: {Figures.Count(bin.Same + bin.Unsure + bin.Different)}");
            Part(bin.Different, "quiet");
            Part(bin.Unsure, "doubt");
            Part(bin.Same, "accent");
        }

        void Part(long count, string css)
        {
            if (count == 0)
                return;
            double y = Level(below + count, most);
            double height = Level(below, most) - y;
            // A single pair would be thinner than a screen line.
            double seen = below == 0 ? Math.Max(height, 1.5) : height;
            sheet.Out.Empty("rect", ("class", css), ("x", Figures.Span(left + width * 0.06)), ("y", Number(y + height - seen)), ("width", Figures.Span(width * 0.88)), ("height", Number(seen)));
            below += count;
        }
    }

    static void WriteAxis(Sheet sheet, Axis axis)
    {
        sheet.Out.Empty("line", ("class", "axis"), ("x1", "0"), ("x2", "100%"), ("y1", Number(Bottom)), ("y2", Number(Bottom)));
        foreach (double tick in axis.Ticks(8))
        {
            double share = axis.Share(tick);
            string anchor = share < 0.03 ? "start" : share > 0.97 ? "end" : "middle";
            using (sheet.Out.In("text", ("class", "tick"), ("x", Figures.Span(share)), ("y", Number(Bottom + 15)), ("text-anchor", anchor)))
                sheet.Out.Text(tick.ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture));
        }
        using (sheet.Out.In("text", ("class", "tick"), ("x", "50%"), ("y", Number(Bottom + 32)), ("text-anchor", "middle")))
            sheet.Out.Text(sheet.Text["certainty.axis"]);
    }

    static void WriteThreshold(Sheet sheet, Axis axis, double bits, string key, int line, bool before)
    {
        double share = axis.Share(bits);
        double y = 11 + 13 * line;
        // The two lines are near each other: their labels stand on the outer sides, unless there is no room.
        bool left = share > 0.6 || before && share > 0.3;
        sheet.Out.Empty("line", ("class", "threshold"), ("x1", Figures.Span(share)), ("x2", Figures.Span(share)), ("y1", Number(y - 8)), ("y2", Number(Bottom)));
        using (sheet.Out.In("text", ("class", "mark"), ("x", Figures.Span(share)), ("dx", left ? "-5" : "5"), ("y", Number(y)), ("text-anchor", left ? "end" : "start")))
            sheet.Out.Text(sheet.Text.Fill(key, Figures.Bits(bits)));
    }

    static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
