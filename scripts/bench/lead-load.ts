import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
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
  const latencies: number[] = [];
  const startedAt = performance.now();
  const send = async (index: number, sentAt: number): Promise<void> => {
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
    latencies.push(performance.now() - sentAt);
  };
  if ('atOnce' in pace) await inParallel(count, pace.atOnce, (index) => send(index, performance.now()));
  else {
    const sent: Promise<void>[] = [];
    for (let index = 0; index < count; index += 1) {
      const dueAt = startedAt + (index * 1000) / pace.perSecond;
      const dueInMs = dueAt - performance.now();
      if (dueInMs > 0) await pause(dueInMs);
      sent.push(send(index, dueAt));
    }
    await Promise.all(sent);
  }
  return { perSecond: (count * 1000) / (performance.now() - startedAt), latency: spread(latencies) };
}
