import type { mongo } from 'mongoose';
import { CONFIRMED } from './driver-settings.ts';
import { requireWhole } from './unfinished-restore.ts';

export const RECORDS = 'migrations';
const RECORD = 'schema';

export type SchemaRecord = {
  readonly number: number;
  /** Absent until complete. */
  readonly digest?: string;
  /** They may lack rows. */
  readonly making?: readonly string[];
};
type Row = SchemaRecord & { readonly _id: typeof RECORD };

const rows = (db: mongo.Db) => db.collection<Row>(RECORDS);

/** @returns null: empty */
export const readSchemaRecord = (db: mongo.Db): Promise<SchemaRecord | null> =>
  rows(db).findOne({ _id: RECORD });

/** @throws RestoreInterrupted (not written) */
export const noteSchema = async (db: mongo.Db, change: Partial<SchemaRecord>): Promise<void> => {
  await requireWhole(db);
  await rows(db).updateOne({ _id: RECORD }, { $set: change }, { upsert: true, writeConcern: CONFIRMED });
};
