import { createHash, randomBytes } from 'node:crypto';
import {
  AUDIT_MONTHS,
  type AuditRow,
  FIRST_AUDIT_HASH,
  placeAct,
} from '../../../domain/model/audit/audit.ts';
import type { Migration } from './migration.ts';

type AuditDocument = Omit<AuditRow, 'id'> & { _id: AuditRow['id'] };

const digest = { sha256Hex: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex') };

/** Audit rows become a chain per shop; adds collections for records, breaches and departures. */
export const records: Migration = {
  id: '006-records',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    for (const name of ['auditMarks', 'breaches', 'breachNotices', 'departures', 'closedShops']) {
      if (!present.has(name)) await db.createCollection(name);
    }
    const audit = db.collection<AuditDocument>('audit');
    await audit.createIndex({ chain: 1, at: 1 });
    const rows = await audit.find().sort({ at: 1, _id: 1 }).toArray();
    const heads = new Map<string, { seq: number; hash: string }>();
    for (const row of rows) if (row.seq > (heads.get(row.chain)?.seq ?? 0)) heads.set(row.chain, row);
    for (const { _id: id, ...row } of rows) {
      if (row.seq !== undefined) continue;
      const head = heads.get(row.shopId ?? 'service') ?? { seq: 0, hash: FIRST_AUDIT_HASH };
      const entry = { ...row, id, target: row.target ?? '-', details: row.details ?? {} };
      const place = { seq: head.seq + 1, previousHash: head.hash };
      const placed = placeAct(entry, place, randomBytes(32).toString('base64url'), digest);
      const { seq, chain, salt, commitment, previousHash, hash } = placed;
      await audit.updateOne({ _id: id }, { $set: { seq, chain, salt, commitment, previousHash, hash } });
      heads.set(chain, { seq, hash });
    }
    await audit.createIndex({ chain: 1, seq: 1 }, { unique: true });
    await audit.createIndex({ chain: 1, target: 1 });
    await db
      .collection('shops')
      .updateMany(
        { auditRetentionMonths: { $exists: false } },
        { $set: { auditRetentionMonths: AUDIT_MONTHS.usual, closesAt: null } },
      );
    await db.collection('breaches').createIndex({ expiresAt: 1 });
    await db.collection('breachNotices').createIndex({ shopId: 1, breachId: 1 }, { unique: true });
    await db.collection('breachNotices').createIndex({ breachId: 1 });
    await db.collection('departures').createIndex({ deleteAt: 1 });
    await db.collection('departures').createIndex({ organisationId: 1 });
  },
};
