import { type Connection, Schema, trusted } from 'mongoose';
import {
  type AuditChain,
  type AuditRow,
  chainOf,
  FIRST_AUDIT_HASH,
} from '../../../domain/model/audit/audit.ts';
import type { AuditMarks, AuditStore } from '../../../domain/model/audit/audit-store.ts';
import {
  SERVICE_SCOPE,
  type ServiceScope,
  type ShopScope,
  scopeOfShop,
} from '../../../domain/model/base/tenancy.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { isBefore, matchesFilter, requireAuditPlace } from '../../audit-chain.ts';
import { newestFirst } from '../../order.ts';
import { conflict } from '../../scope.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { shopTable, type Where } from '../base/shop-table.ts';
import { walkBack } from '../base/walk-back.ts';

type Row = Document<AuditRow>;
type MarksRow = { _id: AuditChain; shopId: ShopId | null; lastSeq: number; removed: AuditMarks['removed'] };
type Head = { seq: number; hash: string };

const schema = new Schema<Row>(
  {
    _id: String,
    chain: { type: String, immutable: true, required: true },
    seq: { type: Number, immutable: true },
    // Null for what concerns an organisation or the deployment.
    shopId: { type: String, immutable: true },
    organisationId: { type: String, immutable: true },
    actor: { type: String, immutable: true },
    action: { type: String, immutable: true },
    target: String,
    salt: String,
    commitment: { type: String, immutable: true },
    outcome: { type: String, immutable: true },
    details: { type: Schema.Types.Mixed, immutable: true },
    at: { type: Date, immutable: true },
    previousHash: { type: String, immutable: true },
    hash: { type: String, immutable: true },
  },
  SCHEMA_OPTIONS,
);
const removed = new Schema({ seq: Number, hash: String, at: Date }, PART_OPTIONS);
const marksSchema = new Schema<MarksRow>(
  { _id: String, shopId: { type: String, immutable: true }, lastSeq: Number, removed },
  SCHEMA_OPTIONS,
);

const byTime = newestFirst<AuditRow>(
  (row) => row.at,
  (row) => row.id,
);
/** An area is a word of the code; anything else in it is not looked for. */
const plainWord = (area: string): string => area.replace(/[^a-z_]/g, '');
/** Rows removed at once. */
const REMOVE_BATCH = 500;

export const makeMongoAuditStore = (connection: Connection): AuditStore & { settle(): Promise<void> } => {
  const rows = shopTable<Row>(connection, 'AuditEntry', schema, 'audit', ['chain']);
  const marks = shopTable<MarksRow>(connection, 'AuditMarks', marksSchema, 'auditMarks');
  const { whileConnected } = answerGuard(connection);
  const heads = new Map<AuditChain, Head>();
  /** Last append under way of each chain. */
  const turns = new Map<AuditChain, Promise<unknown>>();
  let marking: Promise<unknown> = Promise.resolve();

  const inChain = ({ shopId }: ShopScope | ServiceScope) => ({ chain: chainOf(shopId) });
  const markOf = ({ shopId }: ShopScope | ServiceScope) => ({ _id: chainOf(shopId) });

  const readMarks = async (scope: ShopScope | ServiceScope): Promise<AuditMarks> => {
    const row = await marks.findOne(scope, markOf(scope));
    return { lastSeq: row?.lastSeq ?? 0, removed: row?.removed ?? null };
  };
  const range: AuditStore['range'] = async (scope, from, limit) => {
    const found = await rows.find(
      scope,
      { ...inChain(scope), seq: trusted({ $gte: from }) },
      { sort: { seq: 1 }, limit },
    );
    return found.map((row) => fromDocument<AuditRow>(row));
  };
  const readHead = async (scope: ShopScope | ServiceScope, known: Head | undefined): Promise<Head> => {
    const { lastSeq, removed: gone } =
      known === undefined ? await readMarks(scope) : { lastSeq: known.seq, removed: null };
    const newer = await range(scope, Math.max(1, lastSeq), Number.MAX_SAFE_INTEGER);
    return newer.at(-1) ?? known ?? gone ?? { seq: 0, hash: FIRST_AUDIT_HASH };
  };
  const writeMark = async (scope: ShopScope | ServiceScope, seq: number): Promise<void> => {
    const mark = markOf(scope);
    if (await marks.update(scope, mark, { $max: { lastSeq: seq } })) return;
    await marks.insert(scope, { ...mark, shopId: scope.shopId, lastSeq: seq, removed: null });
  };
  const noteHead = (scope: ShopScope | ServiceScope, head: Head): void => {
    heads.set(chainOf(scope.shopId), head);
    // One that is missing or old only costs reading; it must not hold up the act.
    marking = marking.then(() => whileConnected(writeMark(scope, head.seq))).catch(() => undefined);
  };

  const appendInTurn = async (
    scope: ShopScope | ServiceScope,
    make: Parameters<AuditStore['append']>[1],
  ): Promise<AuditRow> => {
    const chain = chainOf(scope.shopId);
    let head = heads.get(chain) ?? (await readHead(scope, undefined));
    for (;;) {
      const place = { seq: head.seq + 1, previousHash: head.hash };
      const row = make(place);
      requireAuditPlace(scope, row, place);
      try {
        await rows.insert(scope, toDocument(row));
        noteHead(scope, { seq: row.seq, hash: row.hash });
        return fromDocument<AuditRow>(toDocument(row));
      } catch (error) {
        heads.delete(chain);
        if (!isDuplicate(error)) throw error;
        const found = await readHead(scope, head);
        if (found.seq === head.seq) throw conflict();
        // Another process took the place; the chain goes on behind its row.
        head = found;
      }
    }
  };

  const listChain = async (
    scope: ShopScope | ServiceScope,
    ...[filter, before, limit]: [Parameters<AuditStore['list']>[1], Parameters<AuditStore['list']>[2], number]
  ): Promise<readonly AuditRow[]> => {
    const { organisationIds } = filter;
    if (scope.shopId === null && organisationIds !== 'all' && organisationIds.length === 0) return [];
    const wanted: Where<Row> = {
      ...inChain(scope),
      ...(scope.shopId === null && organisationIds !== 'all'
        ? { organisationId: trusted({ $in: [...organisationIds] }) }
        : {}),
      ...(filter.actor === undefined ? {} : { actor: filter.actor }),
      ...(filter.areas === undefined
        ? {}
        : { action: trusted({ $regex: `^(${filter.areas.map(plainWord).join('|')})\\.` }) }),
    };
    const upTo = before === null ? null : new Date(before.at.getTime() + 1);
    const end = filter.to === undefined || (upTo !== null && upTo < filter.to) ? upTo : filter.to;
    return walkBack(end, limit, new Date(), async (from, to, most) => {
      if (to !== null && filter.from !== undefined && to <= filter.from) return [];
      const least = filter.from !== undefined && (from === null || from < filter.from) ? filter.from : from;
      const window = { ...(least === null ? {} : { $gte: least }), ...(to === null ? {} : { $lt: to }) };
      const found = await rows.find(
        scope,
        { ...wanted, ...(least === null && to === null ? {} : { at: trusted(window) }) },
        // Rows of the cursor's own millisecond may stand before it.
        { sort: { at: -1, _id: -1 }, limit: most + 50 },
      );
      return found
        .map((row) => fromDocument<AuditRow>(row))
        .filter((row) => matchesFilter(row, filter) && isBefore(row, before))
        .slice(0, most);
    });
  };

  return {
    append(scope, make) {
      const chain = chainOf(scope.shopId);
      const turn = (turns.get(chain) ?? Promise.resolve()).then(() =>
        whileConnected(appendInTurn(scope, make)),
      );
      const settled = turn
        .catch(() => undefined)
        .then(() => {
          if (turns.get(chain) === settled) turns.delete(chain);
        });
      turns.set(chain, settled);
      return turn;
    },
    range,
    async list(scope, filter, before, limit) {
      const chains = [...scope.shopIds.map(scopeOfShop), SERVICE_SCOPE];
      const pages = await Promise.all(chains.map((chain) => listChain(chain, filter, before, limit)));
      return pages.flat().sort(byTime).slice(0, limit);
    },
    async marks(scope) {
      await marking;
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
        await writeMark(scope, newest.seq);
        // The mark comes first: a crash between the two leaves rows that the next run removes, never a gap.
        await marks.update(scope, markOf(scope), {
          $set: { removed: { seq: newest.seq, hash: newest.hash, at: newest.at } },
        });
        gone += await rows.removeAll(scope, { ...inChain(scope), seq: trusted({ $lte: newest.seq }) });
        if (past.length < page.length) return gone;
      }
    },
    async settle() {
      await Promise.all(turns.values());
      await marking;
    },
  };
};
