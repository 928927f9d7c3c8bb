import { type Connection, Schema } from 'mongoose';
import type {
  SubProcessorList,
  SubProcessorObjection,
} from '../../../domain/model/agreement/sub-processor.ts';
import type { SubProcessorStore } from '../../../domain/model/agreement/sub-processor-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { isDuplicate } from '../base/database-error.ts';
import { PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { serviceTable } from '../base/service-table.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id`: version. */
type ListRow = Omit<SubProcessorList, 'version'> & { _id: number };
const entry = new Schema(
  {
    id: String,
    name: String,
    address: String,
    contact: String,
    country: String,
    service: String,
    data: String,
    transferTool: String,
    since: String,
    until: String,
  },
  PART_OPTIONS,
);
const listSchema = new Schema<ListRow>(
  { _id: Number, at: Date, by: String, entries: [entry] },
  SCHEMA_OPTIONS,
);

/** `_id`: shop and sub-processor. */
type ObjectionRow = SubProcessorObjection & { _id: string };
const objectionSchema = new Schema<ObjectionRow>(
  {
    _id: String,
    shopId: SHOP_ID,
    subProcessorId: String,
    agreementId: String,
    listVersion: Number,
    reason: String,
    by: String,
    at: Date,
  },
  SCHEMA_OPTIONS,
);

const listOf = ({ _id, ...list }: ListRow): SubProcessorList => frozenCopy({ version: _id, ...list });
const objectionOf = ({ _id, ...objection }: ObjectionRow): SubProcessorObjection => frozenCopy(objection);

export const makeMongoSubProcessorStore = (connection: Connection): SubProcessorStore => {
  const lists = serviceTable<ListRow>(connection, 'SubProcessorList', listSchema, 'subProcessorLists');
  const objections = shopTable<ObjectionRow>(
    connection,
    'SubProcessorObjection',
    objectionSchema,
    'subProcessorObjections',
  );
  return {
    async current() {
      const row = await lists.findOne().sort({ _id: -1 }).lean<ListRow>();
      return row === null ? null : listOf(row);
    },
    async versions() {
      return (await lists.find().sort({ _id: -1 }).lean<ListRow[]>()).map(listOf);
    },
    async append({ version, ...list }) {
      try {
        await lists.create({ _id: version, ...list });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async addObjection(scope, objection) {
      await objections.insert(scope, {
        _id: `${objection.shopId} ${objection.subProcessorId}`,
        ...objection,
      });
    },
    async objections(scope) {
      return (await objections.find(scope, {}, { sort: { at: 1 } })).map(objectionOf);
    },
    async allObjections(service) {
      const found = await objections.find(allShops(service), {}, { sort: { at: -1 } });
      return found.map(objectionOf);
    },
  };
};
