import assert from 'node:assert/strict';
import { makeSession, type Session, storedMark } from '../../../../plugin-assets/console/api/session.ts';
import type { TabChannel, TabMessage } from '../../../../plugin-assets/console/api/tab-channel.ts';
import type { Answer, HttpClient } from '../../../../plugin-assets/shared/http-client.ts';
import type { SignInResponse } from '../../../../service/protocol/api/staff-api.ts';

const token = (name: string, expiresInMs = 600_000): SignInResponse => ({
  accessToken: name,
  expiresAt: new Date(expiresInMs).toISOString(),
});

const makeBrowser = (answers: Answer<SignInResponse>[]) => {
  const channels: ((message: TabMessage) => void)[] = [];
  const paths: string[] = [];
  let asked = 0;
  let isMarked = false;
  let line: Promise<unknown> = Promise.resolve();
  const http = (async (_method: string, path: string) => {
    asked += 1;
    paths.push(path.split('/').at(-1) ?? '');
    return answers.shift() ?? { ok: false, refusal: { code: 'unreachable', status: 0 } };
  }) as unknown as HttpClient;
  const openTab = () => {
    const tokens: string[] = [];
    const ends: string[] = [];
    const timers = new Set<{ run: () => void; delayMs: number }>();
    let own: ((message: TabMessage) => void) | null = null;
    const tabs: TabChannel = {
      post: (message) => {
        for (const heard of channels) if (heard !== own) heard(message);
      },
      listen: (heard) => {
        own = heard;
        channels.push(heard);
      },
    };
    const session = makeSession({
      http,
      tabs,
      onToken: (held) => tokens.push(held),
      onReplaced: () => ends.push('replaced'),
      onEntered: () => ends.push('entered'),
      onEnd: (reason) => ends.push(reason),
      onSignedOut: () => ends.push('signed-out'),
      mark: {
        isSet: () => isMarked,
        set: (isSet) => {
          isMarked = isSet;
        },
      },
      wallClock: () => 0,
      timers: {
        now: () => 0,
        random: () => 0,
        set: (run, delayMs) => {
          const timer = { run, delayMs };
          timers.add(timer);
          return timer;
        },
        clear: (timer) => timers.delete(timer as never),
      },
      exclusively: (work) => {
        const mine = line.then(work);
        line = mine.catch(() => {});
        return mine;
      },
    });
    return { session, tokens, ends, timers };
  };
  return { openTab, asked: () => asked, paths };
};
const yes = (name: string): Answer<SignInResponse> => ({ ok: true, status: 200, body: token(name) });
const signIn = ({ session }: { session: Session }, name: string) => session.signIn(async () => yes(name));
const away: Answer<SignInResponse> = { ok: false, refusal: { code: 'unreachable', status: 0 } };
const no: Answer<SignInResponse> = { ok: false, refusal: { code: 'unauthenticated', status: 401 } };

describe('session of the console', () => {
  it('asks once when two tabs renew at the same time, and both get the new token [SE-2]', async () => {
    const browser = makeBrowser([yes('second')]);
    const [a, b] = [browser.openTab(), browser.openTab()];
    await signIn(a, 'first');
    assert.equal(b.session.token(), 'first');
    assert.deepEqual(await Promise.all([a.session.renew(), b.session.renew()]), ['renewed', 'renewed']);
    assert.equal(browser.asked(), 1);
    assert.equal(a.session.token(), 'second');
    assert.equal(b.session.token(), 'second');
  });

  it('renews a minute before the end', async () => {
    const tab = makeBrowser([]).openTab();
    await signIn(tab, 'first');
    assert.deepEqual(
      [...tab.timers].map((timer) => timer.delayMs),
      [540_000],
    );
  });

  it('goes on in all tabs as the person who signed in last', async () => {
    const browser = makeBrowser([]);
    const [a, b] = [browser.openTab(), browser.openTab()];
    await signIn(a, 'Ada');
    await signIn(b, 'Ola');
    assert.equal(a.session.token(), 'Ola');
    assert.deepEqual(a.ends, ['replaced', 'entered']);
  });

  it('ends in all tabs when one signs out', async () => {
    const browser = makeBrowser([yes('ignored')]);
    const [a, b] = [browser.openTab(), browser.openTab()];
    await signIn(a, 'first');
    const answer = a.session.signOut();
    // Before the response: the service closes the sockets of all tabs, which would look like an expired
    // session.
    assert.deepEqual(b.ends, ['replaced', 'entered', 'elsewhere']);
    assert.equal(b.session.token(), null);
    await answer;
  });

  it('ends when the service refuses, but not when it only cannot be reached', async () => {
    const browser = makeBrowser([away, no]);
    const tab = browser.openTab();
    await signIn(tab, 'first');
    assert.equal(await tab.session.renew(), 'unreachable');
    assert.equal(tab.session.token(), 'first');
    assert.equal(await tab.session.renew(), 'ended');
    assert.equal(tab.session.token(), null);
    assert.deepEqual(tab.ends, ['expired']);
  });

  it('repeats a sign-out until the service has answered, and says so then [SE-2]', async () => {
    const browser = makeBrowser([away, yes('ignored')]);
    const tab = browser.openTab();
    await signIn(tab, 'first');
    assert.equal(await tab.session.signOut(), false);
    assert.deepEqual(tab.ends, []);
    const again = [...tab.timers].at(-1);
    assert.equal(again?.delayMs, 5_000);
    again?.run();
    await new Promise(setImmediate);
    assert.deepEqual(browser.paths, ['sign-out', 'sign-out']);
    assert.deepEqual(tab.ends, ['signed-out']);
  });

  it('signs out on the next page what the page before could not, and lets nobody in with its cookie [SE-2]', async () => {
    const browser = makeBrowser([away, away, yes('ignored')]);
    const tab = browser.openTab();
    await signIn(tab, 'first');
    await tab.session.signOut();
    const next = browser.openTab();
    assert.equal(await next.session.renew(), 'unreachable');
    assert.equal(await next.session.renew(), 'ended');
    assert.deepEqual(browser.paths, ['sign-out', 'sign-out', 'sign-out']);
    assert.equal(next.session.token(), null);
  });

  it('repeats no sign-out once somebody has signed in, which would end their session', async () => {
    const browser = makeBrowser([away]);
    const [a, b] = [browser.openTab(), browser.openTab()];
    await signIn(a, 'first');
    await a.session.signOut();
    const again = [...a.timers].at(-1);
    await signIn(b, 'second');
    again?.run();
    await new Promise(setImmediate);
    assert.deepEqual(browser.paths, ['sign-out']);
    assert.equal(a.session.token(), 'second');
  });

  it('lets nobody sign in while a sign-out is repeated, which would take the new session for the old one', async () => {
    const browser = makeBrowser([away, yes('ignored')]);
    const tab = browser.openTab();
    await signIn(tab, 'first');
    await tab.session.signOut();
    [...tab.timers].at(-1)?.run();
    await signIn(tab, 'second');
    assert.deepEqual(browser.paths, ['sign-out', 'sign-out']);
    assert.deepEqual([tab.session.token(), tab.ends], ['second', ['signed-out']]);
  });
});

describe('the mark of a sign-out that the service has not answered', () => {
  const stored = new Map<string, string>();
  let isFull = false;
  before(() => {
    Object.assign(globalThis, {
      localStorage: {
        getItem: (key: string) => stored.get(key) ?? null,
        setItem: (key: string, value: string) => {
          if (isFull) throw new Error('no room');
          stored.set(key, value);
        },
        removeItem: (key: string) => {
          if (isFull) throw new Error('no room');
          stored.delete(key);
        },
      },
    });
  });
  after(() => {
    Reflect.deleteProperty(globalThis, 'localStorage');
  });

  it('is taken away by a sign-in in another tab, and this page keeps none of its own [SE-2]', () => {
    storedMark.set(true);
    assert.equal(storedMark.isSet(), true);
    stored.clear();
    assert.equal(storedMark.isSet(), false);
  });

  it('is kept by the page itself where the browser stores nothing', () => {
    isFull = true;
    storedMark.set(true);
    assert.equal(storedMark.isSet(), true);
    storedMark.set(false);
    assert.equal(storedMark.isSet(), false);
    isFull = false;
  });
});
