import type { Clock, Digest, EvidenceSigner } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type HeadStatement, statementText } from '../model/witness/statement.ts';
import type { Witness } from '../model/witness/witness.ts';
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
  witness: Witness | null;
  signer: EvidenceSigner;
  digest: Pick<Digest, 'sha256Hex'>;
  clock: Clock;
  bus: Pick<EventBus, 'publish'>;
};

type Stated = { readonly id: string; readonly at: string };

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
 * Signs a statement over new entries; spans first, so entries stay reachable. Of concurrent runs one states.
 * @param minAgeMs minimum age of the last statement
 * @returns null without a witness, too early, or stated meanwhile
 */
export const makeStateHeads =
  (deps: Deps) =>
  async (minAgeMs: number): Promise<StoredStatement | null> => {
    if (deps.witness === null) return null;
    const now = deps.clock.now();
    const last = await deps.headStatements.latest();
    if (last !== null && now.getTime() - Date.parse(last.at) < minAgeMs) return null;
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
    const stored = { ...statement, id, seen: null };
    const isWhole = undo.length === leaves.length;
    if (!isWhole || !(await deps.headStatements.insert(stored))) {
      for (const takeBack of undo) await takeBack();
      return null;
    }
    deps.bus.publish({ type: 'heads.stated' });
    return stored;
  };
const signed = (unsigned: Omit<HeadStatement, 'keyId'>, signer: EvidenceSigner) => {
  const keyId = signer.publicKeys().find(({ until }) => until === null)?.keyId ?? '';
  const statement = { ...unsigned, keyId };
  return { ...statement, signature: signer.sign(statementText(statement)).signature };
};
