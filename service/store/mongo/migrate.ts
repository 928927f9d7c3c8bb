import { createHash } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import { ensureKeyDatabase } from './base/key-database.ts';
import { noteSchema, readSchemaRecord, type SchemaRecord } from './base/schema-record.ts';
import { requireWhole } from './base/unfinished-restore.ts';
import { type Index, SCHEMA, type Schema } from './schema.ts';

/** Changes stored data; must be repeatable. */
export type Migration = (db: mongo.Db) => Promise<void>;

/**
 * In order, forward only, number = position; released ones are never edited. New collections and indexes go
 * into the schema.
 */
export const MIGRATIONS: readonly Migration[] = [];

/** Schema and migrations of a release. */
export type Target = { readonly schema: Schema; readonly migrations: readonly Migration[] };
const OWN: Target = { schema: SCHEMA, migrations: MIGRATIONS };

/** Runs the work exclusively. */
export type Alone = (connection: Connection, work: () => Promise<void>) => Promise<void>;

type SchemaOptions = {
  target?: Target;
  alone?: Alone;
  /** Separate connection without call timeout. */
  patient?: () => Promise<Connection>;
};

const digestOf = (schema: Schema): string =>
  createHash('sha256').update(JSON.stringify(schema)).digest('hex');

const nameOf = ({ name, key }: Index): string =>
  name ??
  Object.entries(key)
    .map(([field, order]) => `${field}_${order}`)
    .join('_');

const MISSING: ReadonlySet<unknown> = new Set(['IndexNotFound', 'NamespaceNotFound']);
const ignoreMissing = (error: unknown): void => {
  if (!(error instanceof Error && 'codeName' in error && MISSING.has(error.codeName))) throw error;
};

/** Creates missing collections and indexes one by one. */
const makeMissing = async (db: mongo.Db, schema: Schema, record: SchemaRecord | null): Promise<void> => {
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  // The embedded engine lists unfinished indexes, so interrupted ones are rebuilt.
  const unfinished = new Set(record?.making);
  const missing: { id: string; rows: mongo.Collection; index: Index }[] = [];
  for (const [collection, indexes] of Object.entries(schema)) {
    const rows = db.collection(collection);
    if (!there.has(collection)) await db.createCollection(collection);
    const names = new Set((await rows.indexes()).map(({ name }) => name));
    for (const index of indexes) {
      const id = `${collection}.${nameOf(index)}`;
      if (!names.has(nameOf(index)) || unfinished.has(id)) missing.push({ id, rows, index });
    }
  }
  await noteSchema(db, { making: missing.map(({ id }) => id) });
  for (const { id, rows, index } of missing) {
    const { key, ...options } = index;
    if (unfinished.has(id)) await rows.dropIndex(nameOf(index)).catch(ignoreMissing);
    await rows.createIndex({ ...key }, options);
  }
};

/** A newer release has changed the database. */
export class DatabaseTooNew extends Error {
  constructor(number: number, known: number) {
    super(
      `This database was written by a newer version of Zgoda (schema ${number}, this one knows ${known}). Start that version, or restore a backup.`,
    );
    this.name = 'DatabaseTooNew';
  }
}

const readRecord = async (db: mongo.Db, { migrations }: Target): Promise<SchemaRecord | null> => {
  await requireWhole(db);
  const record = await readSchemaRecord(db);
  if (record !== null && record.number > migrations.length)
    throw new DatabaseTooNew(record.number, migrations.length);
  return record;
};

const changeOver = async (db: mongo.Db, target: Target): Promise<void> => {
  const { schema, migrations } = target;
  // Read again under the lease.
  const record = await readRecord(db, target);
  // Empty database: nothing to migrate.
  if (record === null) await noteSchema(db, { number: migrations.length });
  for (const [place, migrate] of migrations.entries()) {
    if (record === null || place < record.number) continue;
    await migrate(db);
    await noteSchema(db, { number: place + 1 });
  }
  await makeMissing(db, schema, record);
  await noteSchema(db, { digest: digestOf(schema), making: [] });
};

/**
 * Runs pending migrations, then creates missing collections and indexes; resumable. Once per process, first.
 * @throws DatabaseTooNew
 * @throws RestoreInterrupted
 */
export const ensureSchema = async (
  connection: Connection,
  { target = OWN, alone = (_, work) => work(), patient }: SchemaOptions = {},
): Promise<void> => {
  const record = await readRecord(connection.getClient().db(connection.name), target);
  const isDone =
    record !== null &&
    record.number === target.migrations.length &&
    record.digest === digestOf(target.schema);
  if (!isDone)
    await alone(connection, async () => {
      const own = await patient?.();
      try {
        await changeOver((own ?? connection).getClient().db(connection.name), target);
      } finally {
        await own?.close();
      }
    });
  await ensureKeyDatabase(connection);
};
