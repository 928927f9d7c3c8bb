import type { Stores } from '../../service/desks/stores.ts';
import { makeFieldVault } from '../../service/outbound/aes-field-vault.ts';
import { makeContentKeys } from '../../service/outbound/vault/content-keys.ts';
import { sealStores } from '../../service/store/sealed/sealed-stores.ts';
import { isCluster, isQuickRun, isRealEngine } from '../support/database/database.ts';
import { giveBackDatabase, openStoresAt, takeDatabase } from '../support/database/prepared-database.ts';
import { makeMemoryStores } from '../support/memory-stores/memory-stores.ts';

export type StoreKit = {
  readonly stores: Stores;
  openAnother(): Promise<Stores>;
};

/** Runs the suite on the memory stores and the database; on a real MongoDB alone if that is the engine. */
export const onEveryStore = (title: string, suite: (kit: StoreKit) => void): void => {
  describe(title, () => {
    inMemory('in memory', () => makeMemoryStores(), suite);
    onDatabase('in the database', suite);
  });
};

const inMemory = (title: string, make: () => Stores, suite: (kit: StoreKit) => void): void => {
  if (isRealEngine || isCluster) return;
  describe(title, () => {
    const stores = make();
    suite({ stores, openAnother: async () => stores });
  });
};

const sealed = (stores: Stores): Stores => {
  const vault = makeFieldVault(Buffer.alloc(32, 1), stores.shopKeys);
  const keys = makeContentKeys(vault, stores.contentKeyRows);
  return sealStores(stores, keys);
};

export const onPlainAndSealedStores = (title: string, suite: (kit: StoreKit) => void): void => {
  onEveryStore(title, suite);
  describe(title, () => {
    inMemory('sealed in memory', () => sealed(makeMemoryStores()), suite);
    onDatabase('sealed in the database', (kit) => {
      let first: Stores | null = null;
      suite({
        get stores() {
          first ??= sealed(kit.stores);
          return first;
        },
        openAnother: async () => sealed(await kit.openAnother()),
      });
    });
  });
};

/** Runs the suite on the database alone; skipped in the quick run. */
export const onDatabase = (title: string, suite: (kit: StoreKit & { url(): string }) => void): void => {
  if (isQuickRun) return;
  describe(title, () => {
    const opened: Stores[] = [];
    let url = '';
    const open = async (): Promise<Stores> => {
      // `trustMs: 0`: cached heads are read again before each use, as a second process writes too.
      const stores = await openStoresAt(url, { trustMs: 0 });
      opened.push(stores);
      return stores;
    };
    before(async () => {
      url = await takeDatabase();
      opened.push(await openStoresAt(url));
    });
    after(async () => {
      await Promise.all(opened.map((stores) => stores.close()));
      if (url !== '') await giveBackDatabase(url);
    });
    suite({
      get stores() {
        const [first] = opened;
        if (first === undefined) throw new Error('The database is not open yet.');
        return first;
      },
      openAnother: open,
      url: () => url,
    });
  });
};
