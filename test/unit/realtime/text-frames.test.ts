import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrames } from '../../../service/realtime/text-frames.ts';

describe('frames in one write', () => {
  it('arrive as the texts that were put in, in their order, whatever their lengths and letters', async () => {
    const server = createServer();
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
    const texts = [
      ...lengths.map((length) => 'x'.repeat(length)),
      'zażółć gęślą jaźń',
      'ą'.repeat(63),
      '🛒'.repeat(16_384),
      '\ud800 half of a pair',
      'last',
    ];
    server.on('upgrade', (request, socket: Socket, head) =>
      sockets.handleUpgrade(request, socket, head, () => void socket.write(textFrames(texts))),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const got: string[] = [];
    try {
      await new Promise<void>((resolve, reject) => {
        client.on('message', (data, isBinary) => {
          got.push(isBinary ? 'binary' : data.toString());
          if (got.length === texts.length) resolve();
        });
        client.on('error', reject);
      });
      assert.deepEqual(
        got,
        texts.map((text) => Buffer.from(text).toString()),
      );
    } finally {
      client.terminate();
      server.close();
    }
  });
});
