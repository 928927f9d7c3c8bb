import type { Clock, Digest, EvidenceSigner } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type HeadStatement, statementText } from '../model/witness/statement.ts';
import type { StatementMails, Witnesses } from '../model/witness/witness.ts';
import type {
  HeadStatementStore,
  StoredStatement,
  WitnessedSpan,
  WitnessedSpanStore,
} from '../model/witness/witness-store.ts';
import { newSpans, treeOver } from './new-spans.ts';

type Deps = {
  shops: Pick<ShopStore, 'allIds'>;
  consents: Pick<ConsentStore, 'head' | 'range'>;
  headStatements: Pick<HeadStatementStore, 'latest' | 'insert'>;
  witnessedSpans: Pick<WitnessedSpanStore, 'insert' | 'withdraw' | 'lastPlace' | 'removeAfter'>;
  witnesses: Witnesses;
  statementMails: StatementMails;
  signer: EvidenceSigner;
  digest: Pick<Digest, 'sha256Hex'>;
  clock: Clock;
  bus: Pick<EventBus, 'publish'>;
};

/**
 * Signs one statement over everything that is new in all ledgers, for the witnesses. The spans are written first: a
 * statement without them would leave entries that nothing leads to. Decision 0090.
 * @param minAgeMs nothing is stated while the last statement is younger
 * Of two processes at the same time one states; the other takes back what it wrote, and the next run states the rest.
 * @returns null when nobody is to see it, it is too early, or another process stated meanwhile
 */
export const makeStateHeads =
  (deps: Deps) =>
  async (minAgeMs: number): Promise<StoredStatement | null> => {
    if (deps.witnesses.length === 0 && deps.statementMails === 'off') return null;
    const now = deps.clock.now();
    const last = await deps.headStatements.latest();
    if (last !== null && now.getTime() - Date.parse(last.at) < minAgeMs) return null;
    await deps.witnessedSpans.removeAfter(SERVICE_SCOPE, last?.at ?? null);
    const spans = await newSpans(deps);
    const tree = treeOver(spans, deps.digest);
    const unsigned = {
      at: now.toISOString(),
      previous: last?.id ?? null,
      root: tree?.root ?? null,
      since: last?.at ?? null,
    };
    const statement = signed(unsigned, deps.signer);
    const id = deps.digest.sha256Hex(statementText(statement));
    const written: WitnessedSpan[] = [];
    for (const [index, { scope, from, to }] of spans.entries()) {
      const { shopId } = scope;
      const path = tree?.pathOf(index) ?? [];
      const place = { id: `${shopId}.${from}`, shopId, from, to };
      const span = { ...place, statementId: id, statedAt: statement.at, path };
      if (!(await deps.witnessedSpans.insert(scope, span))) break;
      written.push(span);
    }
    const stored = { ...statement, id, waitingFor: deps.witnesses.map(({ name }) => name), seen: [] };
    const isWhole = written.length === spans.length;
    if (!isWhole || !(await deps.headStatements.insert(stored))) {
      for (const span of written) await deps.witnessedSpans.withdraw(scopeOfShop(span.shopId), span);
      return null;
    }
    deps.bus.publish({ type: 'heads.stated' });
    return stored;
  };
export type StateHeads = ReturnType<typeof makeStateHeads>;

/** The statement names the key that signs it: the one in use. */
const signed = (unsigned: Omit<HeadStatement, 'keyId'>, signer: EvidenceSigner) => {
  const keyId = signer.publicKeys().find(({ until }) => until === null)?.keyId ?? '';
  const statement = { ...unsigned, keyId };
  return { ...statement, signature: signer.sign(statementText(statement)).signature };
};
