import { type Connection, trusted } from 'mongoose';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Lead } from '../../../domain/model/lead/lead.ts';
import type { LeadStore } from '../../../domain/model/lead/lead-store.ts';
import { promisedLeadEnd } from '../../../domain/model/retention/retention.ts';
import { LONG_PAST } from '../../order.ts';
import { isDuplicate } from '../base/database-error.ts';
import { fromDocument, toDocument } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';
import { makeLeadLists } from './lead-lists.ts';
import { dueFilters, type LeadRow, leadOf, leadSchema } from './lead-rows.ts';

export const makeMongoLeadStore = (connection: Connection): LeadStore => {
  const rows = shopTable<LeadRow>(connection, 'Lead', leadSchema, 'leads');
  const one = (row: LeadRow | null) => (row === null ? null : leadOf(row));
  const findByRef = async (scope: ShopScope, ref: string) => one(await rows.findOne(scope, { ref }));
  return {
    ...makeLeadLists(rows),
    async insert(scope, lead) {
      try {
        await rows.insert(scope, toDocument(lead));
        return { lead: fromDocument<Lead>(toDocument(lead)), isRepeat: false };
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const stored = await findByRef(scope, lead.ref);
        if (stored !== null) return { lead: stored, isRepeat: true };
        if (await rows.has(scope, { formNonce: lead.formNonce })) return null;
        throw error;
      }
    },
    findByRef,
    async get(scope, id) {
      return one(await rows.findOne(scope, { _id: id }));
    },
    async setState(scope, id, state, at) {
      const running = { expiresAt: trusted({ $gt: at }) };
      const lead = one(await rows.findOne(scope, { _id: id, ...running }));
      if (lead === null) return null;
      const $set = { state, lastContactAt: at, expiresAt: promisedLeadEnd(at, lead.promisedDays) };
      return one(await rows.change(scope, id, { $set }, running));
    },
    async setMarks(scope, id, marks) {
      return one(await rows.change(scope, id, { $set: marks }));
    },
    async rectify(scope, id, { sealed, subjectKeys }) {
      return one(await rows.change(scope, id, { $set: { sealed, subjectKeys: [...subjectKeys] } }));
    },
    async remove(scope, id) {
      return rows.remove(scope, { _id: id });
    },
    async claimDue(scope, due, limit) {
      const claimed: Lead[] = [];
      for (const filter of dueFilters(due)) {
        if (claimed.length >= limit) break;
        const found = await rows.find<Pick<LeadRow, '_id'>>(scope, filter, {
          sort: { expiresAt: 1, _id: 1 },
          limit: limit - claimed.length,
          select: ['_id'],
        });
        if (found.length === 0) continue;
        const _id = trusted({ $in: found.map((row) => row._id) });
        // Under the same condition, so that a lead which was answered, held or restricted meanwhile stays.
        await rows.updateAll(scope, { ...filter, _id }, { $set: { expiresAt: LONG_PAST } });
        const taken = await rows.find(scope, { _id, expiresAt: LONG_PAST });
        claimed.push(...taken.map(leadOf));
      }
      return claimed;
    },
    async setConsent(scope, id, changes) {
      return one(await rows.change(scope, id, { $set: changes }));
    },
    async setFollowedUp(scope, id) {
      await rows.update(scope, { _id: id }, { $set: { followUp: 'done' } });
    },
  };
};
