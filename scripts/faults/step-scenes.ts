import { randomBytes, randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { ask, must, type StepWay } from './asking.ts';
import { faultsOfLead, isConfirmed, leadOf, openForm, someAddress } from './enquiries.ts';
import { signIn } from './fault-consultant.ts';
import type { MailSink } from './mail-sink.ts';

/** An act with several writes. */
export type StepScene = {
  name: string;
  promise: string;
  needsStaff: boolean;
  /** Returns the repeatable act and the final checks. */
  prepare(stage: StepStage): Promise<{ act(): Promise<void>; faults(): Promise<string[]> }>;
};
export type StepStage = { way: StepWay; databaseUrl: string; mails: MailSink };

const ERASED_WITHIN_MS = 30_000;
/** Temporary ids, up to 15 minutes. */
const NOTES: readonly string[] = ['screenNotes', 'staleConversations'];

/** Documents containing `text`, by collection. */
const holding = async (databaseUrl: string, text: string): Promise<string[]> => {
  const client = await mongoose.mongo.MongoClient.connect(databaseUrl);
  try {
    const main = client.db();
    const found: string[] = [];
    for (const db of [main, client.db(`${main.databaseName}_keys`)]) {
      for (const { name } of await db.listCollections().toArray()) {
        for await (const row of db.collection(name).find({}))
          if (!NOTES.includes(name) && JSON.stringify(row).includes(text)) found.push(name);
      }
    }
    return found;
  } finally {
    await client.close();
  }
};

const lead: StepScene = {
  name: 'an enquiry by the contact form',
  promise: 'kept once, with a proof that stands',
  needsStaff: false,
  async prepare({ way }) {
    const body = leadOf(way, await openForm(way), someAddress(), false);
    return {
      act: async () => void (await must(ask(way, 'POST', '/v1/visitor/leads', body))),
      faults: () => faultsOfLead(way, body.email),
    };
  },
};

const firstMessage: StepScene = {
  name: 'the first message of a chat',
  promise: 'one conversation, which its token opens',
  needsStaff: true,
  async prepare({ way }) {
    const ref = randomUUID();
    const text = `Dzień dobry, ${randomBytes(6).toString('hex').replace(/\d/g, 'x')}`;
    const body = { shop: way.shopKey, locale: 'pl', ref, text, boot: randomBytes(32).toString('base64url') };
    let token = '';
    return {
      act: async () => {
        const answer = await must(
          ask(way, 'POST', '/v1/visitor/messages', { ...body, page: 'https://shop.example/' }),
        );
        token = String(answer.body.token ?? token);
      },
      faults: async () => {
        const path = `/v1/visitor/events?shop=${way.shopKey}&after=0`;
        const { body: page } = await must(ask(way, 'GET', path, undefined, token));
        const events = page.events as { ref?: string; seq: number }[];
        const faults: string[] = [];
        if (events.filter((event) => event.ref === ref).length !== 1)
          faults.push('its message is not there once');
        if (events.some(({ seq }, at) => seq !== at + 1)) faults.push('its places have a hole');
        const staff = await signIn(way);
        const inbox = (await must(ask(way, 'GET', '/v1/staff/inbox', undefined, staff))).body;
        const count = JSON.stringify(inbox).split(text).length - 1;
        return count === 1 ? faults : [...faults, `stands in the inbox ${count} times`];
      },
    };
  },
};

const erasure: StepScene = {
  name: 'an erasure by the visitor',
  promise:
    'within 30 s no collection holds anything of the chat, nor its id, but for notes of processes to each other, which hold the id for minutes',
  needsStaff: true,
  async prepare(stage) {
    const { way, databaseUrl } = stage;
    const first = randomUUID();
    const body = { shop: way.shopKey, locale: 'pl', boot: randomBytes(32).toString('base64url') };
    const started = await must(
      ask(way, 'POST', '/v1/visitor/messages', {
        ...body,
        ref: first,
        text: 'Czy ten czajnik jest jeszcze dostępny?',
        page: 'https://shop.example/',
      }),
    );
    const token = String(started.body.token);
    const id = await conversationWith(databaseUrl, first);
    return {
      // An invalid token means erased.
      act: async () =>
        void (await must(ask(way, 'POST', '/v1/visitor/erase', { shop: way.shopKey }, token), 401, 404, 410)),
      faults: async () => {
        // A restarted process cleans up while serving.
        const endsBy = performance.now() + ERASED_WITHIN_MS;
        let left = await holding(databaseUrl, id);
        while (left.length > 0 && performance.now() < endsBy) {
          await new Promise((resolve) => setTimeout(resolve, 200));
          left = await holding(databaseUrl, id);
        }
        return left.map((name) => `left in ${name}`);
      },
    };
  },
};

const conversationWith = async (databaseUrl: string, ref: string): Promise<string> => {
  const client = await mongoose.mongo.MongoClient.connect(databaseUrl);
  try {
    const event = await client
      .db()
      .collection<{ _id: string; conversationId: string }>('events')
      .findOne({ _id: { $regex: `${ref}$` } });
    if (event === null) throw new Error('The message is not stored.');
    return event.conversationId;
  } finally {
    await client.close();
  }
};

const confirmation: StepScene = {
  name: 'the confirmation of a consent by the link in the mail',
  promise: 'written once and in force, and the link can be pressed again until then',
  needsStaff: false,
  async prepare({ way, mails }) {
    const email = someAddress();
    await must(ask(way, 'POST', '/v1/visitor/leads', leadOf(way, await openForm(way), email, true)));
    const secret = await mails.linkFor(email);
    // Valid once the mail was accepted.
    const look = () => ask(way, 'POST', '/v1/confirmations/look', { secret });
    while ((await look()).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
    return {
      act: async () => {
        const answer = await ask(way, 'POST', '/v1/confirmations/confirm', { secret });
        // Expected after a lost answer.
        if (answer.status < 300 || (answer.body.code === 'link_invalid' && (await isConfirmed(way, email))))
          return;
        throw Object.assign(new Error(`${answer.status} ${JSON.stringify(answer.body)}`), {
          isFinal: answer.body.code === 'link_invalid',
        });
      },
      faults: async () => ((await isConfirmed(way, email)) ? [] : ['not in force']),
    };
  },
};

export const STEP_SCENES: readonly StepScene[] = [firstMessage, lead, erasure, confirmation];
