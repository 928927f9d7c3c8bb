import { type Connection, Schema } from 'mongoose';
import type { InstallationStore } from '../../../domain/model/installation/installation-store.ts';
import { databaseTime } from '../base/connection.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

/** Single row. */
type Row = {
  _id: 'installation';
  pepperCheck: string | null;
  settledAt: Date | null;
  jumpedTo: Date | null;
};
const OWN = { _id: 'installation' } as const;

const schema = new Schema<Row>(
  {
    _id: String,
    pepperCheck: { type: String, default: null },
    settledAt: { type: Date, default: null },
    jumpedTo: { type: Date, default: null },
  },
  SCHEMA_OPTIONS,
);

export const makeMongoInstallationStore = (connection: Connection): InstallationStore => {
  const rows = serviceTable<Row>(connection, 'Installation', schema, 'installation');
  const read = (): Promise<Row | null> => rows.findOne(OWN).lean<Row>().exec();
  const change = async (changes: Partial<Omit<Row, '_id'>>): Promise<void> =>
    void (await rows.updateOne(OWN, { $set: changes }, { upsert: true }));
  return {
    async pepperCheck() {
      return (await read())?.pepperCheck ?? null;
    },
    setPepperCheck: (pepperCheck) => change({ pepperCheck }),
    async seenTime() {
      const { settledAt = null, jumpedTo = null } = (await read()) ?? {};
      return settledAt === null ? null : { settledAt, jumpedTo };
    },
    setSeenTime: ({ settledAt, jumpedTo }) => change({ settledAt, jumpedTo }),
    databaseTime: () => databaseTime(connection),
  };
};
