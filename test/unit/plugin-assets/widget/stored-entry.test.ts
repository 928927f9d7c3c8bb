import assert from 'node:assert/strict';

type StoredEntry = typeof import('../../../../plugin-assets/widget/state/stored-entry.ts');

const NAME = 'zgoda:zgk_shop';

/** The module keeps state per frame, so each test imports a new copy. */
let copies = 0;
const freshEntry = async (
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | 'blocked',
): Promise<StoredEntry> => {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      if (storage === 'blocked') throw new DOMException('denied', 'SecurityError');
      return storage;
    },
  });
  copies += 1;
  return import(`../../../../plugin-assets/widget/state/stored-entry.ts?copy=${copies}`);
};

const makeStorage = () => {
  const kept = new Map<string, string>();
  const writes: string[] = [];
  return {
    kept,
    writes,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => {
      writes.push(name);
      kept.set(name, value);
    },
    removeItem: (name: string) => void kept.delete(name),
  };
};

describe('what the frame keeps', () => {
  const later = () => new Date(Date.now() + 3_600_000).toISOString();
  let restore: () => void;

  before(() => {
    const names = ['location', 'document', 'localStorage'] as const;
    const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, 'location', {
      configurable: true,
      value: new URL('http://chat.example/w/v1/zgk_shop/frame?pl&shown'),
    });
    Object.defineProperty(globalThis, 'document', {
      configurable: true,
      value: { documentElement: { lang: 'pl', dataset: {} } },
    });
    restore = () =>
      names.forEach((name, index) => {
        const old = before[index];
        if (old) Object.defineProperty(globalThis, name, old);
        else Reflect.deleteProperty(globalThis, name);
      });
  });
  after(() => restore());

  it('reads, and writes nothing, while no message was sent [EP-3]', async () => {
    const storage = makeStorage();
    const session = await freshEntry(storage);
    assert.equal(session.token(), undefined);
    assert.deepEqual(session.readEntry(), { outbox: [] });
    assert.deepEqual(storage.writes, []);
  });

  it('keeps one entry with token, end and unconfirmed messages, and nothing else [EP-3]', async () => {
    const storage = makeStorage();
    const session = await freshEntry(storage);
    session.keepMessage({ ref: 'a', text: 'jeden', boot: 'b' });
    session.keepMessage({ ref: 'b', text: 'dwa' });
    session.writeEntry({ ...session.readEntry(), token: 'tok', until: later() });
    session.keepMessage({ ref: 'a', text: 'jeden' }, true);
    assert.deepEqual([...storage.kept.keys()], [NAME]);
    const entry = JSON.parse(storage.kept.get(NAME) ?? '');
    assert.deepEqual(Object.keys(entry).sort(), ['outbox', 'token', 'until']);
    assert.deepEqual(entry.outbox, [{ ref: 'b', text: 'dwa' }]);
  });

  it('keeps the place of a message that is kept again', async () => {
    const session = await freshEntry(makeStorage());
    for (const ref of ['a', 'b', 'c']) session.keepMessage({ ref, text: ref });
    session.keepMessage({ ref: 'a', text: 'a', boot: 'x' });
    assert.deepEqual(
      session.readEntry().outbox.map(({ ref }) => ref),
      ['a', 'b', 'c'],
    );
  });

  it('forgets the entry when its time is over [EP-3]', async () => {
    const storage = makeStorage();
    storage.kept.set(NAME, JSON.stringify({ token: 'tok', until: '2020-01-01T00:00:00.000Z', outbox: [] }));
    const session = await freshEntry(storage);
    assert.equal(session.token(), undefined);
    assert.equal(storage.kept.size, 0);
  });

  it('removes the entry at the end of the conversation [EP-3]', async () => {
    const storage = makeStorage();
    const session = await freshEntry(storage);
    session.writeEntry({ token: 'tok', until: later(), outbox: [] });
    session.writeEntry({ outbox: [] });
    assert.equal(storage.kept.size, 0);
  });

  it('lives in memory where the browser blocks storage, and says so', async () => {
    const session = await freshEntry('blocked');
    session.keepMessage({ ref: 'a', text: 'jeden' });
    session.writeEntry({ ...session.readEntry(), token: 'tok', until: later() });
    assert.equal(session.token(), 'tok');
    assert.equal(session.readEntry().outbox.length, 1);
    assert.equal(session.isKept, false);
  });

  it('goes on in memory when the storage is full', async () => {
    const storage = {
      ...makeStorage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const session = await freshEntry(storage);
    session.keepMessage({ ref: 'a', text: 'jeden' });
    assert.equal(session.readEntry().outbox.length, 1);
    assert.equal(session.isKept, false);
  });

  it('takes a broken entry for none', async () => {
    const storage = makeStorage();
    storage.kept.set(NAME, 'broken');
    const session = await freshEntry(storage);
    assert.deepEqual(session.readEntry(), { outbox: [] });
  });
});
