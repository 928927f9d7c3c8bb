import type { mongo } from 'mongoose';
import { CONFIRMED } from './driver-settings.ts';
import { requireWhole } from './unfinished-restore.ts';

/** Collection with the record of the schema, and with the mark of a restore that is under way. */
export const RECORDS = 'migrations';
const RECORD = 'schema';

/** How far the database has come. */
export type SchemaRecord = {
  /** Migrations that were done. */
  readonly number: number;
  /** Digest of the schema whose collections and indexes are all there; absent until then. */
  readonly digest?: string;
  /** Indexes that are being made: one of these may lack rows. */
  readonly making?: readonly string[];
};
type Row = SchemaRecord & { readonly _id: typeof RECORD };

const rows = (db: mongo.Db) => db.collection<Row>(RECORDS);

/** @returns null for a database that is empty */
export const readSchemaRecord = (db: mongo.Db): Promise<SchemaRecord | null> =>
  rows(db).findOne({ _id: RECORD });

/** @throws RestoreInterrupted when a restore has replaced the database meanwhile: the change was not made to it */
export const noteSchema = async (db: mongo.Db, change: Partial<SchemaRecord>): Promise<void> => {
  await requireWhole(db);
  await rows(db).updateOne({ _id: RECORD }, { $set: change }, { upsert: true, writeConcern: CONFIRMED });
};
