import type {
  ConsentEventId,
  NoticeId,
  RegisterState,
  ShopId,
  SubscriptionId,
} from '../../protocol/vocabulary.ts';
import type { EvidenceAsOf } from '../evidence/evidence.ts';
import { readHead } from '../evidence/read-evidence.ts';
import { csvSetText, STATEMENT_ROW } from '../evidence/read-register.ts';
import {
  REGISTER_COLUMNS,
  REGISTER_FORMAT,
  type RegisterEntry,
  type RegisterStatement,
  registerSealText,
} from '../evidence/register-file.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import { CSV_START, csvLine, exactCsvLine } from '../model/base/csv.ts';
import type { Clock, Digest, EvidenceSigner } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore, Period } from '../model/consent/consent-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

/** Which consents are exported; a field that is null sets no condition. */
export type RegisterWish = Period & {
  readonly purpose: string | null;
  readonly noticeId: NoticeId | null;
  readonly state: RegisterState | null;
};
export type RegisterForm = 'csv' | 'json';

type Deps = {
  consents: Pick<ConsentStore, 'head' | 'range' | 'followingAny'>;
  confirmations: Pick<ConfirmationStore, 'deliveries'>;
  signer: Pick<EvidenceSigner, 'sign'>;
  digest: Pick<Digest, 'startSha256'>;
  clock: Clock;
  recordAct: RecordAct;
};

/** Places of the ledger that are read at once. */
const BATCH = 500;

/** What became of a consent, as the events up to the head and its own row say. */
const stateOf = (given: ConsentEvent, changes: readonly ConsentEvent[]): RegisterState => {
  const has = (action: ConsentEvent['action']) => changes.some((change) => change.action === action);
  if (has('withdrawn')) return 'withdrawn';
  if (has('superseded')) return 'superseded';
  if (given.endedAs === 'ended') return 'ended';
  return given.purpose === 'marketing_email' && !has('confirmed') ? 'unconfirmed' : 'stands';
};

const entryOf = (
  given: ConsentEvent,
  changes: readonly ConsentEvent[],
  sent: ReadonlyMap<string, Date>,
): RegisterEntry => {
  const { seq, id, hash, purpose, noticeId, method, occurredAt } = given;
  const state = stateOf(given, changes);
  const confirmed = changes.find(({ action }) => action === 'confirmed');
  const waits = given.ref.value === null ? undefined : sent.get(given.ref.value);
  const end = changes.find(({ action }) => action === state)?.occurredAt ?? given.endedAt;
  return {
    ...{ seq, id, hash, purpose, noticeId, method, state },
    givenAt: occurredAt.toISOString(),
    mailSentAt: confirmed?.doi?.sentAt ?? waits?.toISOString() ?? null,
    confirmedAt: confirmed?.occurredAt.toISOString() ?? null,
    endedAt: state === 'stands' || state === 'unconfirmed' ? null : (end?.toISOString() ?? null),
  };
};

const isWanted = (
  { purpose, noticeId, occurredAt }: ConsentEvent,
  { purpose: wantedPurpose, noticeId: wantedNotice, from, to }: RegisterWish,
): boolean =>
  (wantedPurpose === null || purpose === wantedPurpose) &&
  (wantedNotice === null || noticeId === wantedNotice) &&
  (from === null || occurredAt >= from) &&
  (to === null || occurredAt < to);

/** The consents up to the head, in order of the ledger, some hundred places at a time. */
const entriesOf = async function* (
  deps: Deps,
  scope: ShopScope,
  head: number,
  wish: RegisterWish,
): AsyncGenerator<RegisterEntry> {
  for (let from = 1; from <= head; from += BATCH) {
    const places = await deps.consents.range(scope, from, Math.min(head, from + BATCH - 1));
    const given = places
      .flatMap((place) => (place.kind === 'event' && place.event.action === 'granted' ? [place.event] : []))
      .filter((event) => isWanted(event, wish));
    if (given.length === 0) continue;
    const ids = given.map(({ id }) => id);
    const byConsent = new Map<ConsentEventId | null, ConsentEvent[]>();
    for (const change of await deps.consents.followingAny(scope, ids)) {
      if (change.seq > head) continue;
      byConsent.set(change.ofEvent, [...(byConsent.get(change.ofEvent) ?? []), change]);
    }
    const signUps = given.flatMap(({ purpose, ref }) =>
      purpose === 'marketing_email' && ref.value !== null ? [ref.value as SubscriptionId] : [],
    );
    const sent = await deps.confirmations.deliveries(scope, signUps);
    for (const event of given) {
      const entry = entryOf(event, byConsent.get(event.id) ?? [], sent);
      if (wish.state === null || entry.state === wish.state) yield entry;
    }
  }
};

type Statement = Omit<RegisterStatement, 'set'>;

const sealed = (deps: Deps, statement: Statement, set: RegisterStatement['set']) => {
  const whole: RegisterStatement = { ...statement, set };
  return { ...whole, seal: deps.signer.sign(registerSealText(whole)) };
};

const writeJson = async function* (
  deps: Deps,
  statement: Statement,
  entries: AsyncIterable<RegisterEntry>,
): AsyncGenerator<string> {
  const hash = deps.digest.startSha256();
  let count = 0;
  const hashed = (text: string): string => {
    hash.add(text);
    return text;
  };
  // Canonical order of the keys: asOf, entries, filter, format, seal, set, shop.
  yield `{"asOf":${canonicalJson(statement.asOf as unknown as Json)},"entries":${hashed('[')}`;
  for await (const entry of entries) {
    yield hashed(`${count === 0 ? '' : ','}${canonicalJson(entry as unknown as Json)}`);
    count += 1;
  }
  yield hashed(']');
  const { asOf: _, ...rest } = sealed(deps, statement, { form: 'json', count, sha256: hash.hex() });
  yield `,${canonicalJson(rest as unknown as Json).slice(1)}\n`;
};

const writeCsv = async function* (
  deps: Deps,
  statement: Statement,
  entries: AsyncIterable<RegisterEntry>,
): AsyncGenerator<string> {
  const hash = deps.digest.startSha256();
  let count = 0;
  const hashed = (line: string): string => {
    hash.add(csvSetText(line));
    return line;
  };
  yield CSV_START + hashed(csvLine(REGISTER_COLUMNS));
  for await (const entry of entries) {
    yield hashed(csvLine(REGISTER_COLUMNS.map((column) => entry[column])));
    count += 1;
  }
  const whole = sealed(deps, statement, { form: 'csv', count, sha256: hash.hex() });
  // Signed to the letter, and read by verifiers that know of no apostrophe.
  yield exactCsvLine([STATEMENT_ROW, canonicalJson(whole as unknown as Json)]);
};

/**
 * The register as a file with a signed statement over the whole list. Holds nothing about any person. The export is
 * written down. Rules: CO-9, PR-6. @throws DomainError not_found, forbidden
 */
export const makeExportRegister =
  (deps: Deps) =>
  async (
    access: Access,
    shopId: ShopId,
    wish: RegisterWish,
    form: RegisterForm,
  ): Promise<AsyncIterable<string>> => {
    const { shop, scope } = shopWith(access, shopId, 'evidence');
    // Asked first: whatever is read later is told up to here and no further.
    const head: EvidenceAsOf['head'] = await readHead(deps, scope);
    const { purpose, noticeId, state, from, to } = wish;
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'consent.register_export',
      target: shopId,
      outcome: 'ok',
      details: { format: form },
    });
    const statement: Statement = {
      format: REGISTER_FORMAT,
      asOf: { at: deps.clock.now().toISOString(), head },
      shop: { id: shopId, name: shop.name },
      filter: { purpose, noticeId, state, from: from?.toISOString() ?? null, to: to?.toISOString() ?? null },
    };
    const entries = entriesOf(deps, scope, head?.seq ?? 0, wish);
    return form === 'csv' ? writeCsv(deps, statement, entries) : writeJson(deps, statement, entries);
  };
