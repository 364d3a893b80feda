#!/usr/bin/env python3
"""One address for both APIs, as a reverse proxy gives them: reads go to the query API, all else to the command API.

Usage: one_address.py PORT COMMAND_PORT QUERY_PORT. Bytes pass unchanged but for `Connection: close`, one request a connection.
"""
import asyncio
import sys

PORT, COMMAND, QUERY = (int(port) for port in sys.argv[1:4])


async def copy(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
    except OSError:
        pass


async def converse(reader, writer):
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        line, _, rest = head.partition(b"\r\n")
        method, path = line.split(b" ")[:2]
        reads = method in (b"GET", b"HEAD", b"OPTIONS") or path.partition(b"?")[0] == b"/v1/estimates"
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", QUERY if reads else COMMAND)
        up_writer.write(line + b"\r\nConnection: close\r\n" + rest)
        to_server = asyncio.create_task(copy(reader, up_writer))
        await copy(up_reader, writer)
        to_server.cancel()
        up_writer.close()
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(converse, "127.0.0.1", PORT)
    async with server:
        await server.serve_forever()


asyncio.run(main())
