import type { Stores } from '../../service/desks/stores.ts';
import { makeMemoryStores } from '../../service/store/memory/memory-stores.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../support/database/database.ts';

/** One kind of store under test. */
export type StoreKit = {
  readonly stores: Stores;
  /** A second process on the same data. */
  openAnother(): Promise<Stores>;
};

/** Starting the engine for the first time may install it. */
const START_LIMIT_MS = 180_000;

/** Runs the suite on the memory stores and on the database. */
export const onEveryStore = (title: string, suite: (kit: StoreKit) => void): void => {
  describe(title, () => {
    describe('in memory', () => {
      const stores = makeMemoryStores();
      suite({ stores, openAnother: async () => stores });
    });
    onDatabase('in the database', suite);
  });
};

/** Runs the suite on the database alone; left out of the quick run. */
export const onDatabase = (title: string, suite: (kit: StoreKit & { url(): string }) => void): void => {
  if (isQuickRun) return;
  describe(title, () => {
    const opened: Stores[] = [];
    let url = '';
    const open = async (): Promise<Stores> => {
      // `trustMs: 0`: heads in memory are read again before each use, because a second process writes too.
      const stores = await withSchemaLock(() => openMongoStores(url, { trustMs: 0 }));
      opened.push(stores);
      return stores;
    };
    before(async function () {
      this.timeout(START_LIMIT_MS);
      url = await testDatabaseUrl();
      await withSchemaLock(async () => {
        opened.push(await openMongoStores(url));
      });
    });
    after(async () => {
      await Promise.all(opened.map((stores) => stores.close()));
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
