import type { ShopId } from '../../protocol/vocabulary.ts';
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
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { entriesOf, type RegisterEntriesDeps, type RegisterWish, restoredAt } from './register-entries.ts';

export type RegisterForm = 'csv' | 'json';

type Deps = RegisterEntriesDeps & {
  consents: Pick<ConsentStore, 'head'>;
  signer: Pick<EvidenceSigner, 'sign'>;
  digest: Pick<Digest, 'startSha256'>;
  clock: Clock;
  recordAct: RecordAct;
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
  // Canonical key order.
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
  // Signed bytes: no CSV-injection apostrophe.
  yield exactCsvLine([STATEMENT_ROW, canonicalJson(whole as unknown as Json)]);
};

/**
 * The register as a signed file without personal data. Rules: CO-9, PR-6. @throws DomainError not_found,
 * forbidden
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
    // First: later entries are left out.
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
    const last = head?.seq ?? 0;
    const reach = { to: last, head: last, restored: await restoredAt(deps, scope, last) };
    const entries = entriesOf(deps, scope, reach, wish);
    return form === 'csv' ? writeCsv(deps, statement, entries) : writeJson(deps, statement, entries);
  };
