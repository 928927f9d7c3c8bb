import mongoose from 'mongoose';
import { repeat } from '../asking.ts';
import type { Crowd } from '../crowd.ts';
import type { Recorder } from '../recorder.ts';
import { checkHistory, type History, type Kept, type Verdict } from './check-history.ts';

export type Stored = Omit<Kept, 'chat'> & { conversationId: string };

const readStore = async (databaseUrl: string): Promise<Stored[]> => {
  const client = await mongoose.mongo.MongoClient.connect(databaseUrl);
  try {
    const rows = await client
      .db()
      .collection<{ _id: string; conversationId: string; seq: number; body: { kind: string } }>('events')
      .find({})
      .toArray();
    return rows.map(({ _id, conversationId, seq, body }) => ({
      conversationId,
      seq,
      ref: _id.slice(_id.indexOf(conversationId) + conversationId.length + 1),
      isMessage: body.kind === 'message',
    }));
  } finally {
    await client.close();
  }
};

/** Further conversations of a chat count as invented. */
export const nameChats = (
  stored: readonly Stored[],
  writtenIn: Recorder['chatOf'],
  heard: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const ids = new Map(heard);
  const named = new Set(heard.values());
  for (const { conversationId, ref, isMessage } of [...stored].sort((a, b) => a.seq - b.seq)) {
    const chat = isMessage && !named.has(conversationId) ? writtenIn(ref) : null;
    if (chat === null || ids.has(chat)) continue;
    ids.set(chat, conversationId);
    named.add(conversationId);
  }
  return ids;
};

const readBothSides = async (
  crowd: Crowd,
  ids: ReadonlyMap<string, string>,
): Promise<History['finalReads']> => {
  const reads: History['finalReads'][number][] = [];
  const [consultant] = crowd.consultants;
  for (const visitor of crowd.visitors()) {
    const id = ids.get(visitor.name);
    if (!visitor.isOpen()) continue;
    reads.push({ chat: visitor.name, reader: visitor.name, events: await repeat(visitor.readAll) });
    if (consultant === undefined || id === undefined) continue;
    reads.push({
      chat: visitor.name,
      reader: 'consultant',
      events: await repeat(() => consultant.readAll(id)),
    });
  }
  return reads;
};

export const compareSides = async (
  databaseUrl: string,
  recorder: Recorder,
  crowd: Crowd,
): Promise<{ verdict: Verdict; chats: number }> => {
  const ids = nameChats(await readStore(databaseUrl), recorder.chatOf, crowd.ids);
  const finalReads = await readBothSides(crowd, ids);
  const names = new Map([...ids].map(([chat, id]) => [id, chat]));
  const kept = (await readStore(databaseUrl)).map(({ conversationId, ...event }) => ({
    chat: names.get(conversationId) ?? conversationId,
    ...event,
  }));
  return { verdict: checkHistory({ ...recorder, kept, finalReads }), chats: ids.size };
};
