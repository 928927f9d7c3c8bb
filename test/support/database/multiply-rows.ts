import mongoose, { type mongo } from 'mongoose';

/** Rows of each collection that a plan is judged on. */
const ROWS = 400;
/** Rows that are multiplied. */
const SEEDS = 2;
const MINUTE_MS = 60_000;
type Row = Record<string, unknown>;

/** Ids, secrets, hashes and sealed texts: what a query names single rows by. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w./-]{20,}$/.test(value);
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** A row like it: another key, later, and every second time with other names in it. */
const likeIt = (row: Row, n: number, unique: ReadonlySet<string>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => {
      if (field === 'shopId') return [field, value];
      if (value instanceof Date) return [field, new Date(value.getTime() + n * MINUTE_MS)];
      if (value instanceof mongoose.mongo.ObjectId) return [field, new mongoose.mongo.ObjectId()];
      const isKey = field === '_id' || unique.has(field);
      if (isKey && isNumber(value)) return [field, value + n * 1_000];
      if (typeof value === 'string' && (isKey || (isName(value) && n % 2 === 0)))
        return [field, `${value}~${n}`];
      return [field, value];
    }),
  );

/** Makes every collection of a database large by rows like those in it, so that a plan without its index shows. */
export const multiplyRows = async (db: mongo.Db): Promise<void> => {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const collection = db.collection<Row>(name);
    const indexes = await collection.indexes();
    const unique = new Set(
      indexes.flatMap(({ unique: isUnique, key }) => {
        // One changed field makes the whole key another one.
        const last = Object.keys(key).at(-1);
        return isUnique === true && last !== undefined ? [last] : [];
      }),
    );
    // Few, so that each of them gets many like it.
    const rows = await collection.find().limit(SEEDS).toArray();
    if (rows.length === 0 || name === 'migrations') continue;
    const more = Array.from({ length: ROWS }, (_, n) => likeIt(rows[n % rows.length] ?? {}, n + 1, unique));
    await collection.insertMany(more as never[], { ordered: false }).catch((error: unknown) => {
      if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    });
  }
};
