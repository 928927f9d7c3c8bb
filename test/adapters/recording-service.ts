/** Test double of the service: verifies signatures, records requests, and can refuse, fail or hang. */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { freePort } from '../../scripts/start/free-port.ts';
import { boundPages, linkBinding, NOT_CHECKED } from '../../service/domain/model/notice/policy-binding.ts';
import { type PolicyPush, policyPush } from '../../service/protocol/api/adapter-api.ts';
import type { ShopId } from '../../service/protocol/vocabulary.ts';

export const SHOP_KEY = 'zgk_Vq8s0XW3kT9cR1yLmN5pZA';
export const SECRET = 'zgs_3q2-7w_Ck0lmN8sXvYtR5uJdZa1BfGhEoPiQeTy6Wz4';

export type RecordedRequest = {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  status: number;
};
/** `moved`: redirect. `away`: 404 of the proxy. `left`: the shop's data are deleted. */
export type Mood = 'well' | 'failing' | 'hang' | 'outdated' | 'moved' | 'away' | 'left';
export const SET_OUTSIDE = '/elsewhere';

export class RecordingService {
  readonly requests: RecordedRequest[] = [];
  mood: Mood = 'well';
  collecting = true;
  chatMode: 'live' | 'form' | 'closed' = 'form';
  clockOffsetMs = 0;
  /** Verdict on each page where it differs from the store's. */
  verdict: PolicyPush['pages'][number]['state'] | null = null;
  verdictReason = 'other';
  verdictOn: readonly string[] | null = null;
  isLooking = false;
  exportPages: unknown[][] = [[]];
  erasures: unknown[] = [];
  privacyAnswer: { status: number; body: unknown } | null = null;
  policyTexts: Record<string, unknown> = {};
  hasVisitorList = false;
  healthAnswer: unknown = null;
  #server: Server = createServer((request, response) => void this.#take(request, response));
  #port = 0;
  #arrivals = new EventEmitter();
  #hanging = new Set<ServerResponse>();
  #pushedAt = 0;
  #pages: PolicyPush['pages'] = [];

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    this.#server = createServer((request, response) => void this.#take(request, response));
    if (this.#port === 0) this.#port = await freePort();
    await new Promise<void>((done) => this.#server.listen(this.#port, '127.0.0.1', done));
  }

  async close(): Promise<void> {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
  }

  async heard(count: number): Promise<void> {
    while (this.requests.length < count) await once(this.#arrivals, 'request');
  }

  async givenUp(): Promise<void> {
    while (this.hanging > 0) await once(this.#arrivals, 'given up');
  }

  get hanging(): number {
    return this.#hanging.size;
  }

  clear(): void {
    this.requests.length = 0;
  }

  reports(): PolicyPush[] {
    return this.requests
      .filter((request) => request.method === 'PUT' && request.status === 200)
      .map((request) => v.parse(policyPush, JSON.parse(request.body)));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const record: RecordedRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: body.toString('utf8'),
      status: 0,
    };
    this.requests.push(record);
    if (this.mood === 'hang') {
      this.#hanging.add(response);
      response.once('close', () => {
        this.#hanging.delete(response);
        this.#arrivals.emit('given up');
      });
      this.#arrivals.emit('request');
      return;
    }
    const [status, answer] = this.#answer(record, body);
    record.status = status;
    response.writeHead(status, {
      'content-type': status === 200 ? 'application/json' : 'application/problem+json',
      ...(status === 307 ? { location: `${this.url}${SET_OUTSIDE}` } : {}),
    });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    this.#arrivals.emit('request');
  }

  #answer(request: RecordedRequest, body: Buffer): [number, unknown] {
    if (this.mood === 'failing') return [503, { code: 'unavailable' }];
    if (this.mood === 'moved') return [307, ''];
    if (this.mood === 'left') return [410, { code: 'shop_closed' }];
    if (this.mood === 'away') return [404, '404 page not found\n'];
    if (!isSigned(request, body)) return [401, { code: 'signature_invalid' }];
    if (request.method === 'GET' && request.path === '/v1/adapter/health')
      return [200, this.healthAnswer ?? this.#health()];
    if (/^\/v1\/adapter\/(pause|disconnect)$/.test(request.path)) return [204, ''];
    if (request.path === '/v1/adapter/policy-text')
      return [200, { texts: this.policyTexts, visitorList: this.hasVisitorList }];
    if (request.path.startsWith('/v1/adapter/privacy/')) return this.#privacy(request);
    if (request.method !== 'PUT' || request.path !== '/v1/adapter/policy')
      return [404, { code: 'not_found' }];
    const parsed = v.safeParse(policyPush, JSON.parse(request.body));
    if (!parsed.success)
      return [422, { code: 'invalid_request', issues: parsed.issues.map((i) => i.message) }];
    const isAhead = parsed.output.pushedAt > Date.now() + 5 * 60_000;
    if (this.mood === 'outdated' || isAhead || parsed.output.pushedAt <= this.#pushedAt) {
      this.mood = 'well';
      return [409, { code: 'push_outdated' }];
    }
    this.#pushedAt = parsed.output.pushedAt;
    this.#pages = parsed.output.pages;
    const states = this.#judged().map(({ locale, state, reason }) => ({ locale, state, reason }));
    return [200, { states, visitors: this.#visitors(), noticeChanged: true }];
  }

  #judged(): PolicyPush['pages'] {
    return this.#pages.map((page) => {
      if (this.verdict !== null && this.verdictOn?.includes(page.locale) !== false) {
        return { ...page, state: this.verdict, reason: this.verdictReason };
      }
      const isUnseen = this.isLooking && page.state === 'published';
      return isUnseen ? { ...page, state: 'absent' as const, reason: NOT_CHECKED } : page;
    });
  }

  #visitors(): ReturnType<typeof boundPages> {
    const pages = this.#judged().map((page) => ({
      ...page,
      modifiedAt: null,
      checkedAt: new Date(),
      failingSince: null,
      failures: 0,
      reported: null,
      seenSha256: null,
    }));
    return boundPages(linkBinding({ shopId: 'shp_recording' as ShopId }, pages));
  }

  #privacy(request: RecordedRequest): [number, unknown] {
    const { page } = JSON.parse(request.body) as { page: number };
    if (this.privacyAnswer !== null) return [this.privacyAnswer.status, this.privacyAnswer.body];
    if (request.path.endsWith('/erase')) return [200, this.erasures[page - 1]];
    return [200, { groups: this.exportPages[page - 1] ?? [], done: page >= this.exportPages.length }];
  }

  #health(): unknown {
    return {
      shop: { name: 'Liść i Glina', key: SHOP_KEY },
      serverTime: new Date(Date.now() + this.clockOffsetMs).toISOString(),
      serviceVersion: '9.9.9',
      mode: this.chatMode,
      policy: this.#judged().map(({ locale, state, reason, url, title }) => ({
        locale,
        state,
        reason,
        url,
        title,
        checkedAt: new Date().toISOString(),
      })),
      policySource: this.#pages.length > 0 ? 'adapter' : 'none',
      visitors: this.#visitors(),
      agreement: 'not_needed',
      collecting: this.collecting,
      missing: this.collecting ? [] : ['controller.address'],
      lastPushAt: null,
    };
  }
}

export function signature(
  secret: string,
  time: number,
  nonce: string,
  method: string,
  path: string,
  body: string | Uint8Array,
): string {
  const hash = createHash('sha256').update(body).digest('hex');
  const lines = ['zgoda-adapter.v1', time, nonce, method, path, hash].join('\n');
  return `v1=${createHmac('sha256', secret).update(lines).digest('hex')}`;
}

function isSigned(request: RecordedRequest, body: Buffer): boolean {
  const time = Number(request.headers['x-zgoda-time']);
  if (request.headers['x-zgoda-shop'] !== SHOP_KEY || Math.abs(Date.now() / 1000 - time) > 300) return false;
  const nonce = String(request.headers['x-zgoda-nonce']);
  const wanted = Buffer.from(signature(SECRET, time, nonce, request.method, request.path, body));
  const given = Buffer.from(String(request.headers['x-zgoda-signature']));
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
