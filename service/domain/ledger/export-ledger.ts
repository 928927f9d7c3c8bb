import type { ShopId } from '../../protocol/vocabulary.ts';
import { readHead } from '../evidence/read-evidence.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import type { Clock, Digest, EvidenceSigner } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { LedgerEntry } from '../model/consent/consent.ts';
import { placedOf, writtenAt } from '../model/consent/consent-hash.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { allSpans } from '../model/witness/all-spans.ts';
import type { DepartedLedgerStore } from '../model/witness/departed-ledger.ts';
import type { HeadStatementStore, WitnessedSpanStore } from '../model/witness/witness-store.ts';
import {
  type DepartedInFile,
  LEDGER_FORMAT,
  type LedgerFileEntry,
  type LedgerFileStatement,
  ledgerSealText,
  type SealedLedger,
} from './ledger-file.ts';

type Deps = {
  consents: Pick<ConsentStore, 'head' | 'range' | 'epochs'>;
  headStatements: Pick<HeadStatementStore, 'listSince'>;
  witnessedSpans: Pick<WitnessedSpanStore, 'holding'>;
  departedLedgers: Pick<DepartedLedgerStore, 'list'>;
  signer: Pick<EvidenceSigner, 'sign'>;
  digest: Pick<Digest, 'sha256Hex' | 'startSha256'>;
  clock: Clock;
  recordAct: RecordAct;
};

/** Places that are read at once. */
const BATCH = 500;
/** One a day and one at each start: more than a century of quiet days. */
const MOST_STATEMENTS = 50_000;

const entryOf = (entry: LedgerEntry): LedgerFileEntry => {
  const { seq, previousHash, hash, keyId, signature } = placedOf(entry);
  const at = entry.kind === 'tombstone' ? null : writtenAt(entry).toISOString();
  return { seq, kind: entry.kind, at, previousHash, hash, keyId, signature };
};

const statementsOf = async (deps: Deps, scope: ShopScope): Promise<LedgerFileStatement[]> => {
  // Read before anything else, so that what they cover is in the ledger by then.
  const stated = await deps.headStatements.listSince('', MOST_STATEMENTS);
  const { seq } = await deps.consents.head(scope);
  const spans = await allSpans(deps, scope, seq);
  return stated.map(({ id, signature, seen, at, keyId, previous, root, since }) => ({
    statement: { at, keyId, previous, root, since },
    signature,
    spans: spans
      .filter(({ statementId }) => statementId === id)
      .map(({ from, to, path }) => ({ from, to, path })),
    seen,
  }));
};

const departedOf = async ({ departedLedgers }: Deps): Promise<DepartedInFile[]> =>
  (await departedLedgers.list()).map(({ at, spans, stated }) => ({
    at,
    spans,
    statement: stated?.id ?? null,
  }));

const json = (value: unknown): string => canonicalJson(value as Json);

const write = async function* (
  deps: Deps,
  scope: ShopScope,
  head: number,
  sealed: Omit<SealedLedger, 'sets'>,
  statements: readonly LedgerFileStatement[],
): AsyncGenerator<string> {
  const hash = deps.digest.startSha256();
  const hashed = (text: string): string => {
    hash.add(text);
    return text;
  };
  const { asOf, departed, ...others } = sealed;
  // Canonical order of the keys: asOf, departed, entries, epochs, format, seal, sets, shop, statements.
  yield `{"asOf":${json(asOf)},${departed === undefined ? '' : `"departed":${json(departed)},`}"entries":${hashed('[')}`;
  for (let from = 1; from <= head; from += BATCH) {
    for (const entry of await deps.consents.range(scope, from, Math.min(head, from + BATCH - 1)))
      yield hashed(`${placedOf(entry).seq === 1 ? '' : ','}${json(entryOf(entry))}`);
  }
  yield hashed(']');
  const sets = { entries: hash.hex(), statements: deps.digest.sha256Hex(json(statements)) };
  const seal = deps.signer.sign(ledgerSealText({ ...sealed, sets }));
  yield `,${json({ ...others, sets, seal, statements }).slice(1)}\n`;
};

/**
 * The whole ledger of a shop as hashes, with all statements that witnesses were shown, so that anybody can compare it
 * with what they kept. Holds nothing about any person. The export is written down. Rules: CO-9, D5, decision 0092.
 * @throws DomainError not_found, forbidden
 */
export const makeExportLedger =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId): Promise<AsyncIterable<string>> => {
    const { shop, scope } = shopWith(access, shopId, 'evidence');
    const statements = await statementsOf(deps, scope);
    const departed = await departedOf(deps);
    const head = await readHead(deps, scope);
    const epochs = (await deps.consents.epochs(scope))
      .filter(({ seq }) => head !== null && seq <= head.seq)
      .map((opening) => ({ ...opening, at: opening.at.toISOString() }));
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'consent.ledger_export',
      target: shopId,
      outcome: 'ok',
      details: {},
    });
    const sealed = {
      format: LEDGER_FORMAT,
      asOf: { at: deps.clock.now().toISOString(), head },
      shop: { id: shopId, name: shop.name },
      epochs,
      ...(departed.length === 0 ? {} : { departed }),
    } as const;
    return write(deps, scope, head?.seq ?? 0, sealed, statements);
  };
