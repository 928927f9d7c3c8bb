import type { Clock, Digest, EvidenceSigner } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type HeadStatement, statementText } from '../model/witness/statement.ts';
import type { Witnesses } from '../model/witness/witness.ts';
import type {
  HeadStatementStore,
  StoredStatement,
  WitnessedSpan,
  WitnessedSpanStore,
} from '../model/witness/witness-store.ts';
import { type NewLeaf, newLeaves, treeOver } from './new-spans.ts';

type Deps = {
  shops: Pick<ShopStore, 'allIds'>;
  consents: Pick<ConsentStore, 'head' | 'range'>;
  headStatements: Pick<HeadStatementStore, 'latest' | 'insert'>;
  witnessedSpans: Pick<WitnessedSpanStore, 'insert' | 'withdraw' | 'lastPlace' | 'removeAfter'>;
  witnesses: Witnesses;
  signer: EvidenceSigner;
  digest: Pick<Digest, 'sha256Hex'>;
  clock: Clock;
  bus: Pick<EventBus, 'publish'>;
};

type Stated = { readonly id: string; readonly at: string };

/** Notes that a leaf goes under the statement. @returns what takes that back; null when another process was first */
const put = async (
  { witnessedSpans }: Deps,
  { scope, from, to }: NewLeaf,
  path: WitnessedSpan['path'],
  stated: Stated,
): Promise<(() => Promise<unknown>) | null> => {
  const { shopId } = scope;
  const place = { id: `${shopId}.${from}`, shopId, from, to };
  const span = { ...place, statementId: stated.id, statedAt: stated.at, path };
  return (await witnessedSpans.insert(scope, span)) ? () => witnessedSpans.withdraw(scope, span) : null;
};

/**
 * Signs one statement over everything that is new in all ledgers, for the witnesses. The spans are written first: a
 * statement without them would leave entries that nothing leads to.
 * @param minAgeMs nothing is stated while the last statement is younger
 * Of two processes at the same time one states; the other takes back what it wrote, and the next run states the rest.
 * @returns null when nobody is to see it, it is too early, or another process stated meanwhile
 */
export const makeStateHeads =
  (deps: Deps) =>
  async (minAgeMs: number): Promise<StoredStatement | null> => {
    if (deps.witnesses.length === 0) return null;
    const now = deps.clock.now();
    const last = await deps.headStatements.latest();
    if (last !== null && now.getTime() - Date.parse(last.at) < minAgeMs) return null;
    // Spans of a statement that was never made, since the process ended before.
    await deps.witnessedSpans.removeAfter(SERVICE_SCOPE, last?.at ?? null);
    const leaves = await newLeaves(deps);
    const tree = treeOver(leaves, deps.digest);
    const unsigned = {
      at: now.toISOString(),
      previous: last?.id ?? null,
      root: tree?.root ?? null,
      since: last?.at ?? null,
    };
    const statement = signed(unsigned, deps.signer);
    const id = deps.digest.sha256Hex(statementText(statement));
    const stated = { id, at: statement.at };
    const undo: (() => Promise<unknown>)[] = [];
    for (const [index, leaf] of leaves.entries()) {
      const takeBack = await put(deps, leaf, tree?.pathOf(index) ?? [], stated);
      if (takeBack === null) break;
      undo.push(takeBack);
    }
    const stored = { ...statement, id, waitingFor: deps.witnesses.map(({ name }) => name), seen: [] };
    const isWhole = undo.length === leaves.length;
    if (!isWhole || !(await deps.headStatements.insert(stored))) {
      for (const takeBack of undo) await takeBack();
      return null;
    }
    deps.bus.publish({ type: 'heads.stated' });
    return stored;
  };
/** The statement names the key that signs it: the one in use. */
const signed = (unsigned: Omit<HeadStatement, 'keyId'>, signer: EvidenceSigner) => {
  const keyId = signer.publicKeys().find(({ until }) => until === null)?.keyId ?? '';
  const statement = { ...unsigned, keyId };
  return { ...statement, signature: signer.sign(statementText(statement)).signature };
};
