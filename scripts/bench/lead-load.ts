import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Leads, Target } from './load-jobs.ts';
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

/**
 * Contact forms with a ticked box: the form is opened first, as a visitor opens it, and what is timed is sending it
 * until the receipt is there, with its signed consent event and sealed fields in the database.
 */
export async function sendLeads(target: Target, count: number, atOnce: number): Promise<Leads> {
  const forms: Form[] = [];
  await inParallel(count, atOnce, async () => {
    const path = `/v1/visitor/session?shop=${target.shopKey}&locale=pl`;
    const { form } = (await call(target, 'GET', path)) as { form: Form | null };
    if (form?.notice?.basis !== 'consent') throw new Error('The form does not ask for consent.');
    forms.push(form);
  });
  const latencies: number[] = [];
  const startedAt = performance.now();
  await inParallel(count, atOnce, async (index) => {
    const form = forms[index];
    const sentAt = performance.now();
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
  });
  return { perSecond: (count * 1000) / (performance.now() - startedAt), latency: spread(latencies) };
}
