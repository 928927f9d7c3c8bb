import { createHash, createHmac, randomBytes } from 'node:crypto';
import { policyPage } from '../bench/bench-shop.ts';
import type { StepWay } from './asking.ts';
import type { Push } from './judge/check-enquiries.ts';
import type { Seeded } from './seeded.ts';

const PATH = '/v1/adapter/policy';
const ANSWER_MS = 5_000;
const RETRY_MS = 500;
const MOST_LATE_MS = 3_000;

/** Reports of the shop's server on its policy page, some twice and some late; each goes on until it is answered. */
export type ShopReports = {
  pushes: readonly Push[];
  /** The page was saved again, in the same words: forms that are open stay good. */
  report(): void;
  /** Resolves when every report was taken, or refused as outdated. */
  answered(): Promise<void>;
};

export const makeShopReports = (way: StepWay, secret: string, random: Seeded): ShopReports => {
  const pushes: Push[] = [];
  const underWay = new Set<Promise<void>>();

  /** Null while there is no answer. */
  const put = async (raw: string): Promise<number | null> => {
    const time = String(Math.floor(Date.now() / 1_000));
    const nonce = randomBytes(16).toString('hex');
    const hash = createHash('sha256').update(raw).digest('hex');
    const text = ['zgoda-adapter.v1', time, nonce, 'PUT', PATH, hash].join('\n');
    const headers = {
      'content-type': 'application/json',
      'x-zgoda-shop': way.shopKey,
      'x-zgoda-time': time,
      'x-zgoda-nonce': nonce,
      'x-zgoda-signature': `v1=${createHmac('sha256', secret).update(text).digest('hex')}`,
    };
    const signal = AbortSignal.timeout(ANSWER_MS);
    return fetch(way.origin + PATH, { method: 'PUT', headers, body: raw, signal }).then(
      ({ status }) => status,
      () => null,
    );
  };
  const send = async (raw: string, waitMs: number): Promise<void> => {
    for (let isFirst = true; ; isFirst = false) {
      await new Promise((resolve) => setTimeout(resolve, isFirst ? waitMs : RETRY_MS));
      const status = await put(raw);
      if (status !== null && status < 500 && status !== 429) return;
    }
  };

  return {
    pushes,
    report() {
      const pushedAt = Math.max(Date.now(), (pushes.at(-1)?.pushedAt ?? 0) + 1);
      const revision = String(pushes.length + 1);
      pushes.push({ pushedAt, revision });
      const adapter = { platform: 'bench', version: '1', platformVersion: '1' };
      const raw = JSON.stringify({ pushedAt, adapter, pages: [policyPage(revision)] });
      const times = random.next() < 0.4 ? 2 : 1;
      for (let time = 0; time < times; time += 1) {
        const sent = send(raw, random.next() < 0.5 ? random.whole(0, MOST_LATE_MS) : 0);
        underWay.add(sent);
        void sent.finally(() => underWay.delete(sent));
      }
    },
    async answered() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
