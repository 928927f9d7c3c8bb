import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { LeadPace, Leads, Target } from './load-jobs.ts';
import { inParallel } from './load-socket.ts';
import { spread } from './statistics.ts';

type Form = { formToken: string; notice: { id: string; basis: string } | null };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const call = (target: Target, method: string, path: string, body?: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const headers = { origin: target.origin, 'content-type': 'application/json' };
    const sent = request(target.origin + path, { agent, method, headers, timeout: 20_000 }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const isGood = (reply.statusCode ?? 500) < 300;
        if (isGood) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${path} → ${reply.statusCode} ${text}`));
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} takes too long.`)));
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** About as large as a lead, and as an entry of the ledger. */
const ROW_BYTES = 1_000;
/** Forms opened at a time before the measurement begins. */
const OPENED_AT_ONCE = 6;

/**
 * Contact forms with a ticked box: the form is opened first, as a visitor opens it, and what is timed is sending it
 * until the receipt is there, with its signed consent event and sealed fields in the database. By the second, a form is
 * timed from when it was due, so that waiting for its turn counts.
 */
export async function sendLeads(target: Target, count: number, pace: LeadPace): Promise<Leads> {
  const forms: Form[] = [];
  await inParallel(count, OPENED_AT_ONCE, async () => {
    const path = `/v1/visitor/session?shop=${target.shopKey}&locale=pl`;
    const { form } = (await call(target, 'GET', path)) as { form: Form | null };
    if (form?.notice?.basis !== 'consent') throw new Error('The form does not ask for consent.');
    forms.push(form);
  });
  const send = async (index: number): Promise<void> => {
    const form = forms[index];
    await call(target, 'POST', '/v1/visitor/leads', {
      shop: target.shopKey,
      locale: 'pl',
      ref: randomUUID(),
      formToken: form?.formToken,
      noticeId: form?.notice?.id ?? null,
      consent: true,
      name: 'Żaneta Kowalska',
      email: `zaneta.kowalska.${index}@example.net`,
      phone: '+48 600 700 800',
      message: 'Czy ta herbata jest jeszcze dostępna?',
      page: 'https://shop.example/herbata',
    });
  };
  return atPace(count, pace, send);
}

/** Runs a task so many times; at a rate it is timed from when it was due. */
async function atPace(
  count: number,
  pace: LeadPace,
  task: (index: number) => Promise<unknown>,
): Promise<Leads> {
  const latencies: number[] = [];
  const timed = async (index: number, from: number): Promise<void> => {
    await task(index);
    latencies.push(performance.now() - from);
  };
  const startedAt = performance.now();
  if ('atOnce' in pace) await inParallel(count, pace.atOnce, (index) => timed(index, performance.now()));
  else {
    const begun: Promise<void>[] = [];
    for (let index = 0; index < count; index += 1) {
      const dueAt = startedAt + (index * 1000) / pace.perSecond;
      const dueInMs = dueAt - performance.now();
      if (dueInMs > 0) await pause(dueInMs);
      begun.push(timed(index, dueAt));
    }
    await Promise.all(begun);
  }
  return { perSecond: (count * 1000) / (performance.now() - startedAt), latency: spread(latencies) };
}

/**
 * The least that a database does for a contact form, without a service: two confirmed inserts, the second after the
 * first. What it takes is the machine's part of what a form takes.
 */
export async function insertPairs(databaseUrl: string, count: number, pace: LeadPace): Promise<Leads> {
  const client = await mongoose.mongo.MongoClient.connect(databaseUrl, {
    writeConcern: { w: 'majority', journal: true },
  });
  try {
    const insertInto = (name: string) =>
      client
        .db()
        .collection(name)
        .insertOne({ text: 'x'.repeat(ROW_BYTES) });
    return await atPace(count, pace, async () => {
      await insertInto('entries');
      await insertInto('leads');
    });
  } finally {
    await client.close();
  }
}
