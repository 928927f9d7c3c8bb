/** A proxy to the database that stalls at a chosen write, or drops the reply of one. */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export type StallingProxy = {
  url: string;
  /** Resolves at the `count`th update of the collection from now on, which never reaches the database. */
  stallAt(collection: string, count: number): Promise<void>;
  /** The next insert is stored; its connection breaks before the reply. */
  loseReply(collection: string): void;
  goOn(): void;
  close(): Promise<void>;
};

/** Bytes of a MongoDB command, such as `update: <collection>`. */
const commandOf = (verb: 'update' | 'insert', collection: string): Buffer => {
  const name = Buffer.from(`${collection}\0`, 'utf8');
  const length = Buffer.alloc(4);
  length.writeInt32LE(name.length);
  return Buffer.concat([Buffer.from(`\u0002${verb}\0`, 'utf8'), length, name]);
};

export const startStallingProxy = async (databaseUrl: string): Promise<StallingProxy> => {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isStalled = false;
  let insert: Buffer | null = null;
  let watched: { command: Buffer; left: number; reached: () => void } | null = null;

  const server = createServer((client) => {
    const database = connect({ port: Number(target.port), host: target.hostname });
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    let isReplyLost = false;
    client.on('data', (bytes) => {
      if (insert !== null && bytes.includes(insert)) {
        insert = null;
        isReplyLost = true;
      }
      if (watched !== null && bytes.includes(watched.command)) {
        watched.left -= 1;
        if (watched.left === 0) {
          isStalled = true;
          watched.reached();
          watched = null;
        }
      }
      if (!isStalled) database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (isReplyLost) client.destroy();
      else if (!isStalled) client.write(bytes);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Otherwise the driver reads the replica set's addresses and bypasses the proxy.
  url.searchParams.delete('replicaSet');
  url.searchParams.set('directConnection', 'true');
  return {
    url: url.href,
    stallAt: (collection, count) =>
      new Promise((reached) => {
        watched = { command: commandOf('update', collection), left: count, reached };
      }),
    loseReply(collection) {
      insert = commandOf('insert', collection);
    },
    goOn() {
      isStalled = false;
      watched = null;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
};
