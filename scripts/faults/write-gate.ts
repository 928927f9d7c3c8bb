import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Database proxy that blocks at a chosen write. */
export type WriteGate = {
  url: string;
  /** Drops the `count`th write or its answer, then everything. */
  stopAt(count: number, when: 'before' | 'after', reached: () => void): void;
  open(): void;
  close(): Promise<void>;
};

const WRITES = ['insert', 'update', 'delete'];
/** Heartbeats are no step. */
const BEATS = ['leases', 'processes'];
const HEADER_BYTES = 16;
const OP_MSG = 2013;

const writeIn = (message: Buffer): string | null => {
  if (message.readInt32LE(12) !== OP_MSG) return null;
  // Skip flags (4 bytes), section kind (1) and document length (4).
  let at = HEADER_BYTES + 4 + 1 + 4;
  // The first field is the command name.
  if (message[at] !== 2) return null;
  const nameEnd = message.indexOf(0, at + 1);
  const name = message.toString('utf8', at + 1, nameEnd);
  at = nameEnd + 1;
  const collection = message.toString('utf8', at + 4, at + 4 + message.readInt32LE(at) - 1);
  return WRITES.includes(name) && !BEATS.includes(collection) ? `${name} ${collection}` : null;
};

const splitMessages = (hear: (message: Buffer) => void): ((bytes: Buffer) => void) => {
  let kept: Buffer = Buffer.alloc(0);
  return (bytes) => {
    kept = kept.length === 0 ? bytes : Buffer.concat([kept, bytes]);
    while (kept.length >= 4 && kept.length >= kept.readInt32LE(0)) {
      const length = kept.readInt32LE(0);
      hear(kept.subarray(0, length));
      kept = kept.subarray(length);
    }
  };
};

/** @param writer host and port of the primary */
export const startWriteGate = async (databaseUrl: string, writer: string): Promise<WriteGate> => {
  const target = new URL(`mongodb://${writer}`);
  const sockets = new Set<Socket>();
  let isShut = false;
  let armed: { left: number; when: 'before' | 'after'; reached: () => void } | null = null;
  /** Request with the answer to drop. */
  let lastRequest: number | null = null;

  const shut = (reached: () => void): void => {
    isShut = true;
    armed = null;
    lastRequest = null;
    reached();
  };
  const server = createServer({ noDelay: true }, (client) => {
    const database = connect({ port: Number(target.port), host: target.hostname, noDelay: true });
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on(
      'data',
      splitMessages((message) => {
        if (isShut) return;
        if (armed !== null && lastRequest === null && writeIn(message) !== null) {
          armed.left -= 1;
          if (armed.left === 0 && armed.when === 'before') return shut(armed.reached);
          if (armed.left === 0) lastRequest = message.readInt32LE(4);
        }
        database.write(message);
      }),
    );
    database.on(
      'data',
      splitMessages((message) => {
        if (isShut) return;
        if (armed !== null && lastRequest === message.readInt32LE(8)) return shut(armed.reached);
        client.write(message);
      }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // Several hosts are no valid URL.
  const url = new URL(databaseUrl.replace(/(\/\/|@)[^/@]+\//, `$1${writer}/`));
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Discovery would bypass the gate.
  url.searchParams.delete('replicaSet');
  url.searchParams.set('directConnection', 'true');
  return {
    url: url.href,
    stopAt(count, when, reached) {
      lastRequest = null;
      armed = { left: count, when, reached };
    },
    open() {
      isShut = false;
      armed = null;
      lastRequest = null;
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
