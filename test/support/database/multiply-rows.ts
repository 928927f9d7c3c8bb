import mongoose, { type mongo } from 'mongoose';

/** Rows per collection when plans are checked. */
const ROWS = 400;
const SEEDS = 2;
const MINUTE_MS = 60_000;
type Row = Record<string, unknown>;

/** Values that identify a single row: ids, secrets, hashes, sealed texts. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w./-]{20,}$/.test(value);
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** A similar row with another key and a later time, and with other names every second time. */
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

/** Multiplies the rows of each collection, so that a plan without an index shows. */
export const multiplyRows = async (db: mongo.Db): Promise<void> => {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const collection = db.collection<Row>(name);
    const indexes = await collection.indexes();
    const unique = new Set(
      indexes.flatMap(({ unique: isUnique, key }) => {
        const last = Object.keys(key).at(-1);
        return isUnique === true && last !== undefined ? [last] : [];
      }),
    );
    const rows = await collection.find().limit(SEEDS).toArray();
    if (rows.length === 0 || name === 'migrations') continue;
    const more = Array.from({ length: ROWS }, (_, n) => likeIt(rows[n % rows.length] ?? {}, n + 1, unique));
    await collection.insertMany(more as never[], { ordered: false }).catch((error: unknown) => {
      if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    });
  }
};
