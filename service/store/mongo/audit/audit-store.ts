import { type Connection, trusted } from 'mongoose';
import type { AuditRow } from '../../../domain/model/audit/audit.ts';
import type { AuditStore } from '../../../domain/model/audit/audit-store.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { fromDocument } from '../base/document.ts';
import { makeAppendAudit } from './append-audit.ts';
import { inChain, makeAuditTables } from './audit-tables.ts';
import { makeListAudit } from './list-audit.ts';

const REMOVE_BATCH = 500;

export const makeMongoAuditStore = (connection: Connection): AuditStore & { settle(): Promise<void> } => {
  const tables = makeAuditTables(connection);
  const { rows, range, readMarks, markLast, markRemoved } = tables;
  const { append, marked, settle } = makeAppendAudit(tables, answerGuard(connection));
  return {
    append,
    settle,
    range,
    list: makeListAudit(tables),
    async about(scope, targets, actions) {
      const found = await rows.find(
        scope,
        {
          ...inChain(scope),
          target: trusted({ $in: [...targets] }),
          action: trusted({ $in: [...actions] }),
        },
        { sort: { seq: 1 } },
      );
      return found.map((row) => fromDocument<AuditRow>(row));
    },
    async marks(scope) {
      await marked();
      return readMarks(scope);
    },
    async forgetTargets(scope, targets) {
      return rows.updateAll(
        scope,
        { ...inChain(scope), target: trusted({ $in: [...targets] }) },
        { $set: { target: null, salt: null } },
      );
    },
    async removeBefore(scope, before) {
      let gone = 0;
      for (;;) {
        const { removed: last } = await readMarks(scope);
        const page = await range(scope, (last?.seq ?? 0) + 1, REMOVE_BATCH);
        const firstKept = page.findIndex((row) => row.at >= before);
        const past = firstKept === -1 ? page : page.slice(0, firstKept);
        const newest = past.at(-1);
        if (newest === undefined) return gone;
        await markLast(scope, newest.seq);
        // First: a crash leaves rows, never a gap.
        await markRemoved(scope, { seq: newest.seq, hash: newest.hash, at: newest.at });
        gone += await rows.removeAll(scope, { ...inChain(scope), seq: trusted({ $lte: newest.seq }) });
        if (past.length < page.length) return gone;
      }
    },
  };
};
