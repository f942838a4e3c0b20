using System.Runtime.CompilerServices;
using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class AlignedRowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(17)]
    public void What_a_row_is_given_it_keeps_and_no_other_row_sees(int width)
    {
        const int count = 100;
        var rows = new AlignedRows<ulong>(width, count);
        for (int row = 0; row < count; row++)
            for (int place = 0; place < width; place++)
                rows.At(row, place) = (ulong)((row * 1000) + place + 1);
        for (int row = 0; row < count; row++)
        {
            Assert.Equal(Enumerable.Range(0, width).Select(place => (ulong)((row * 1000) + place + 1)), rows[row].ToArray());
            Assert.Equal(rows[row][..(width / 2)].ToArray(), rows.FirstOf(row, width / 2).ToArray());
        }
    }

    [Fact]
    public void A_row_of_a_lines_length_lies_in_one_line()
    {
        var words = new AlignedRows<ulong>(8, 20);
        var features = new AlignedRows<uint>(16, 20);
        for (int row = 0; row < 20; row++)
        {
            Assert.Equal(0UL, AddressOf(ref words.At(row, 0)) % 64);
            Assert.Equal(0UL, AddressOf(ref features.At(row, 0)) % 64);
        }
    }

    static ulong AddressOf<T>(ref T item) => (ulong)Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref Unsafe.As<T, byte>(ref item));
}
