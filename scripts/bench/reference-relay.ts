/** Minimal chat as the reference: no rules, tenants, sign-in or limits. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { type WebSocket, WebSocketServer } from 'ws';
import { answerQuestions } from './bench-process.ts';

type Row = { conversation: number; seq: number; at: Date; text: string };
type Waiting = { row: Row; ref: string; visitor: WebSocket };

const client = await mongoose.mongo.MongoClient.connect(process.env.MONGODB_URL ?? '', {
  writeConcern: { w: 'majority', journal: true },
});
const messages = client.db().collection<Row>('messages');
await messages.createIndex({ conversation: 1, seq: 1 }, { unique: true });
const staff = new Set<WebSocket>();
let waiting: Waiting[] = [];
let isWriting = false;
let conversations = 0;

const writeLots = async (): Promise<void> => {
  if (isWriting) return;
  isWriting = true;
  while (waiting.length > 0) {
    const lot = waiting;
    waiting = [];
    await messages.insertMany(
      lot.map(({ row }) => row),
      { ordered: false },
    );
    for (const { row, ref, visitor } of lot) {
      visitor.send(JSON.stringify({ t: 'message.ack', ref, seq: row.seq, at: row.at }));
      const event = JSON.stringify({ t: 'event.new', event: { ref, ...row } });
      for (const consultant of staff) consultant.send(event);
    }
  }
  isWriting = false;
};

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, request) => {
  if (request.url === '/staff') {
    staff.add(socket);
    socket.on('close', () => staff.delete(socket));
    return;
  }
  const conversation = ++conversations;
  let seq = 0;
  socket.on('message', (data) => {
    const { t, ref, text } = JSON.parse(String(data)) as { t: string; ref: string; text: string };
    if (t === 'session.hello') return socket.send('{"t":"session.ready"}');
    waiting.push({ row: { conversation, seq: ++seq, at: new Date(), text }, ref, visitor: socket });
    setImmediate(writeLots);
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
answerQuestions(async () => (server.address() as AddressInfo).port);
