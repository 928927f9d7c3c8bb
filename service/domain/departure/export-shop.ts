import type { ShopId } from '../../protocol/vocabulary.ts';
import type { AuditVerdict } from '../audit/verify-audit.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock, EvidenceSigner, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type MailContent, withoutSecrets } from '../model/mail/mail.ts';
import type { ArchiveRow, ShopArchive } from '../model/shop/shop-archive.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { ProvePassword } from '../staff/prove-password.ts';
import type { DepartureStore } from './departure-store.ts';

type ExportDeps = {
  shopArchive: ShopArchive;
  departures: DepartureStore;
  vault: FieldVault;
  signer: EvidenceSigner;
  clock: Clock;
  recordAct: RecordAct;
  provePassword: ProvePassword;
  verifyAudit(scope: ShopScope): Promise<AuditVerdict>;
};

/** Unsafe or useless outside the service. */
const NOT_TAKEN = [
  'shopKeys',
  'consentIds',
  'consentHeads',
  'auditMarks',
  'confirmations',
  'connectCodes',
  'departures',
  'searchRows',
  // Short-lived: seconds or minutes.
  'staleConversations',
  'screenNotes',
];
const SECRET_FIELDS = new Set([
  'adapterSecrets',
  'openHash',
  'tokenHash',
  'tokenExpiresAt',
  'secretHash',
  'formNonce',
  'waysBack',
]);

/** Rows per exported collection. */
export const takenCounts = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => !NOT_TAKEN.includes(name)));

export type ShopExport = { total: number; parts: AsyncIterable<string> };

/**
 * Streamed JSON, unsealed, counts last. Rule: PR-5.
 * @throws DomainError not_found, forbidden, credentials_wrong
 */
export const makeExportShop =
  (deps: ExportDeps) =>
  async (access: Access, shopId: ShopId, password: string): Promise<ShopExport> => {
    const { shop, scope } = shopWith(access, shopId, 'agreements');
    await deps.provePassword(access.staff, password);
    const now = deps.clock.now();
    const before = takenCounts(await deps.shopArchive.counts(scope));
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'shop.export',
      target: shopId,
      outcome: 'ok',
      details: { rows: sumOf(before) },
    });
    // Includes its own act.
    const counts = takenCounts(await deps.shopArchive.counts(scope));
    const head = {
      format: 'zgoda-shop-export/1',
      generatedAt: now.toISOString(),
      shop: { id: shop.id, name: shop.name, url: shop.url, controller: shop.controller },
      about:
        'One list per collection. What was encrypted is opened; files are in base64. Consent events are signed: verify them with publicKeys. Times are UTC.',
      publicKeys: deps.signer.publicKeys(),
      auditChain: await deps.verifyAudit(scope),
    };
    async function* parts(): AsyncGenerator<string> {
      yield `${JSON.stringify(head).slice(0, -1)}`;
      const taken: Record<string, number> = {};
      for (const name of Object.keys(counts)) {
        yield `,\n"${name}":[`;
        let rows = 0;
        for await (const row of deps.shopArchive.rows(scope, name)) {
          const open = await opened(deps.vault, scope, row);
          const told = HIDDEN[name]?.(open) ?? open;
          yield `${rows === 0 ? '' : ','}\n${JSON.stringify(told)}`;
          rows += 1;
        }
        taken[name] = rows;
        yield ']';
      }
      yield `,\n"counts":${JSON.stringify(taken)}\n}\n`;
      // Reached only after the last part.
      const departure = await deps.departures.current(scope);
      if (departure !== null) await deps.departures.move(scope, departure.id, ['held'], { exportedAt: now });
    }
    return { total: sumOf(counts), parts: parts() };
  };

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const isRow = (value: unknown): value is ArchiveRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const opened = async (vault: FieldVault, scope: ShopScope, row: ArchiveRow): Promise<ArchiveRow> => {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (SECRET_FIELDS.has(name)) continue;
    fields[name === '_id' ? 'id' : name] = await openedValue(vault, scope, value);
  }
  return fields;
};
const openedValue = async (vault: FieldVault, scope: ShopScope, value: unknown): Promise<unknown> => {
  if (typeof value === 'string') return value.startsWith('v1.') ? openedText(vault, scope, value) : value;
  if (Array.isArray(value)) return Promise.all(value.map((one) => openedValue(vault, scope, one)));
  return isRow(value) ? opened(vault, scope, value) : value;
};
/** Links act for the addressee. */
const withoutLinks = (mail: ArchiveRow): ArchiveRow => {
  const content = mail.sealed as Partial<MailContent> | string | undefined;
  if (typeof content !== 'object') return mail;
  const { link: _, replyTo: __, text = '', ...rest } = content;
  return { ...mail, sealed: { ...rest, text: withoutSecrets(text) } };
};
/** `ref` gives access to the receipt. */
const withoutRef = ({ ref: _, ...lead }: ArchiveRow): ArchiveRow => lead;
const HIDDEN: Readonly<Record<string, (row: ArchiveRow) => ArchiveRow>> = {
  mails: withoutLinks,
  leads: withoutRef,
};
/** Other keys' values stay. */
const openedText = async (vault: FieldVault, scope: ShopScope, sealed: string): Promise<unknown> => {
  try {
    const text = await vault.open(scope, sealed);
    return text.startsWith('{') || text.startsWith('[') ? parsed(text) : text;
  } catch {
    return sealed;
  }
};
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
