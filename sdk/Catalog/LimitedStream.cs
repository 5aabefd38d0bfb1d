namespace ChartGen.Sdk.Catalog;

/// <summary>Reads another stream up to a number of bytes, so that little that unpacks to much is not unpacked to its end.</summary>
/// <param name="inner">The other stream.</param>
/// <param name="limit">How many bytes may be read.</param>
/// <param name="tooMuch">Makes the exception when there are more.</param>
internal sealed class LimitedStream(Stream inner, long limit, Func<Exception> tooMuch) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _read += count;
        return _read > limit ? throw tooMuch() : count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
