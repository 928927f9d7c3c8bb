/** Tells the service about the policy page, as any adapter does: signed, once per change, again until it is accepted. */
import { createHash, createHmac, randomBytes } from 'node:crypto';

const TIMEOUT_MS = 3_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const DAY_MS = 86_400_000;

/** Signature of one request (contract/README.md, section 2). */
export const sign = ({ secret, time, nonce, method, path, body }) => {
  const hash = createHash('sha256').update(body).digest('hex');
  const lines = ['zgoda-adapter.v1', time, nonce, method, path, hash].join('\n');
  return `v1=${createHmac('sha256', secret).update(lines).digest('hex')}`;
};

export class PolicyReport {
  #service;
  #key;
  #secret;
  #look;
  #pushedAt = 0;
  #isWanted = false;
  #running = null;
  #isStopped = false;
  #wake = () => {};
  #daily = null;
  /** @type {'waiting' | 'accepted' | 'refused'} What the newest report met with. */
  state = 'waiting';

  /** @param {{ service: string, key: string, secret: string, look: () => object[] }} options `look` gives the pages as they are now. */
  constructor({ service, key, secret, look }) {
    this.#service = service;
    this.#key = key;
    this.#secret = secret;
    this.#look = look;
    this.#daily = setInterval(() => void this.report(), DAY_MS);
    this.#daily.unref();
  }

  /** Reports the newest state; resolves when it was accepted, or when the report was stopped. */
  report() {
    this.#isWanted = true;
    this.state = 'waiting';
    this.#wake();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  stop() {
    this.#isStopped = true;
    clearInterval(this.#daily);
    this.#wake();
  }

  async #run() {
    let pause = FIRST_PAUSE_MS;
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      const status = await this.#send();
      if (status === 200) {
        this.state = this.#isWanted ? 'waiting' : 'accepted';
        pause = FIRST_PAUSE_MS;
        continue;
      }
      this.#isWanted = true;
      this.state = status >= 400 && status < 500 && status !== 409 && status !== 429 ? 'refused' : 'waiting';
      await this.#rest(pause);
      pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    }
  }

  /** Waits, but not when something new is to be told. */
  async #rest(pause) {
    if (this.#isStopped) return;
    await new Promise((done) => {
      const timer = setTimeout(done, pause);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
    this.#wake = () => {};
  }

  async #send() {
    // The time is taken before the look, so that of two reports the later look has the higher number.
    this.#pushedAt = Math.max(Date.now(), this.#pushedAt + 1);
    const path = '/v1/adapter/policy';
    const time = Math.floor(Date.now() / 1000);
    const nonce = randomBytes(16).toString('hex');
    const body = JSON.stringify({
      pushedAt: this.#pushedAt,
      adapter: {
        platform: 'demo-shop',
        version: '0.1.0',
        platformVersion: process.versions.node,
      },
      pages: this.#look(),
    });
    try {
      const response = await fetch(`${this.#service}${path}`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          'x-zgoda-shop': this.#key,
          'x-zgoda-time': String(time),
          'x-zgoda-nonce': nonce,
          'x-zgoda-signature': sign({ secret: this.#secret, time, nonce, method: 'PUT', path, body }),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }
}
