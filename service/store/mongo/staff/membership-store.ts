import { type Connection, type QueryFilter, Schema, trusted } from 'mongoose';
import type { Membership } from '../../../domain/model/staff/staff.ts';
import type { MembershipStore } from '../../../domain/model/staff/staff-store.ts';
import { removedRow } from '../base/changed-row.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Document<Membership>;

const schema = new Schema<Row>(
  {
    _id: String,
    staffId: String,
    organisationId: String,
    role: String,
    shopIds: { type: [String], default: undefined },
    since: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoMembershipStore = (connection: Connection): MembershipStore => {
  const rows = serviceTable<Row>(connection, 'Membership', schema, 'memberships');
  /**
   * Owners listed in the organisation row, so that one conditional write decides who may leave. Written after
   * adding and before ending: a crash never removes an owner early.
   */
  const organisations = connection.collection<{ _id: string; owners?: string[] }>('organisations');
  const countAsOwner = ({ organisationId, id }: Pick<Membership, 'organisationId' | 'id'>) =>
    organisations.updateOne({ _id: organisationId }, { $addToSet: { owners: id } });
  const list = async (filter: QueryFilter<Row>) => {
    const found = await rows.find(filter).sort({ since: 1, _id: 1 }).lean<Row[]>();
    return found.map((row) => fromDocument<Membership>(row));
  };
  return {
    async insert(membership) {
      const { staffId, organisationId } = membership;
      try {
        await rows.create(toDocument(membership));
        if (membership.role === 'owner') await countAsOwner(membership);
        return true;
      } catch (error) {
        const held = isDuplicate(error) ? await rows.findOne({ staffId, organisationId }).lean<Row>() : null;
        if (held === null) throw error;
        // An earlier call may have stopped before counting the owner.
        if (held.role === 'owner') await countAsOwner(fromDocument<Membership>(held));
        return false;
      }
    },
    listByStaff: (staffId) => list({ staffId }),
    listByStaffs: (staffIds) => list({ staffId: trusted({ $in: [...staffIds] }) }),
    listByOrganisation: (organisationId) => list({ organisationId }),
    listByOrganisations: (organisationIds) =>
      list({ organisationId: trusted({ $in: [...organisationIds] }) }),
    async widen(held, { role, shopIds }) {
      const { id, organisationId } = held;
      const { matchedCount } = await rows.updateOne(
        { _id: id, organisationId, role: held.role },
        { $set: { role, shopIds: shopIds === null ? null : [...shopIds] } },
      );
      if (matchedCount === 0) return false;
      if (role === 'owner') await countAsOwner(held);
      return true;
    },
    async removeUnlessLastOwner(organisationId, id) {
      const key = { _id: id, organisationId };
      const row = await rows.findOne(key).lean<Row>();
      if (row === null) return 'not_found';
      if (row.role === 'owner') {
        const { matchedCount } = await organisations.updateOne(
          { _id: organisationId, owners: { $elemMatch: { $ne: id } } },
          { $pull: { owners: id } },
        );
        if (matchedCount === 0) return 'last_owner';
      }
      return (await rows.deleteOne(key)).deletedCount === 1 ? 'removed' : 'not_found';
    },
    async remove(organisationId, id) {
      const key = { _id: id, organisationId };
      const row = await removedRow(rows.findOne(key).lean<Row>(), () => rows.deleteOne(key));
      if (row?.role === 'owner')
        await organisations.updateOne({ _id: organisationId }, { $pull: { owners: id } });
      return row === null ? null : fromDocument<Membership>(row);
    },
  };
};
