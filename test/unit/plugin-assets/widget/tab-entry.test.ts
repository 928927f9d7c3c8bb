import assert from 'node:assert/strict';

type TabEntry = typeof import('../../../../plugin-assets/widget/state/tab-entry.ts');

const HOUR_MS = 3_600_000;
let copies = 0;
const freshTab = async (storage: Map<string, string> | 'blocked'): Promise<TabEntry> => {
  const kept = storage === 'blocked' ? new Map<string, string>() : storage;
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    get: () => {
      if (storage === 'blocked') throw new DOMException('denied', 'SecurityError');
      return {
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, value: string) => void kept.set(name, value),
        removeItem: (name: string) => void kept.delete(name),
      };
    },
  });
  copies += 1;
  return import(`../../../../plugin-assets/widget/state/tab-entry.ts?copy=${copies}`);
};

describe('what the frame keeps in one tab', () => {
  let restore: () => void;
  before(() => {
    const names = ['location', 'document', 'sessionStorage'] as const;
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

  it('is nothing before something is kept [EP-3]', async () => {
    const storage = new Map<string, string>();
    const tab = await freshTab(storage);
    assert.equal(tab.keptInTab('receipt'), null);
    tab.keepInTab('receipt', null);
    assert.equal(storage.size, 0);
  });

  it('comes back on the next page, and goes when it is forgotten', async () => {
    const storage = new Map<string, string>();
    (await freshTab(storage)).keepInTab('receipt', { at: Date.now(), reference: 'A-1' });
    const next = await freshTab(storage);
    assert.equal(next.keptInTab<{ at: number; reference: string }>('receipt')?.reference, 'A-1');
    next.keepInTab('receipt', null);
    assert.equal(storage.size, 0);
  });

  it('is removed after eight hours, since a browser may bring a closed tab back [EP-3]', async () => {
    const storage = new Map<string, string>();
    const tab = await freshTab(storage);
    tab.keepInTab('receipt', { at: Date.now() - 8 * HOUR_MS + 60_000 });
    assert.notEqual(tab.keptInTab('receipt'), null);
    tab.keepInTab('receipt', { at: Date.now() - 8 * HOUR_MS });
    assert.equal(tab.keptInTab('receipt'), null);
    assert.equal(storage.size, 0);
  });

  it('is nothing where the browser blocks storage, or it is broken', async () => {
    const blocked = await freshTab('blocked');
    blocked.keepInTab('receipt', { at: Date.now() });
    assert.equal(blocked.keptInTab('receipt'), null);
    const broken = await freshTab(new Map([['zgoda:zgk_shop:receipt', '{']]));
    assert.equal(broken.keptInTab('receipt'), null);
  });
});
