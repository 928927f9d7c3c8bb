import type { MarketingChannel, ShopId } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { readCsvRows } from '../model/base/csv.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { addressKeys, entriesUnder, isSuppressed } from './address-keys.ts';
import { unsubscribeSecretOf } from './subscribe.ts';

export type ImportInput = {
  csv: string;
  channel: MarketingChannel;
  /** Source and proof of consent, in the importer's words. */
  note: string;
  /** True: report only. */
  dryRun: boolean;
};
export type ImportReport = {
  rows: number;
  added: number;
  /** Already listed. */
  known: number;
  /** Withdrawn before; never imported. Rule: MK-4. */
  suppressed: number;
  /** Duplicates in the file. */
  repeated: number;
  /** Line numbers without an address, at most 100. */
  invalidLines: readonly number[];
};

const MAX_ROWS = 5_000;
const SHOWN_FAULTS = 100;
const NAMES: Record<MarketingChannel, readonly string[]> = {
  email: ['email', 'e-mail', 'address', 'adres', 'adres e-mail', 'mail'],
  phone: ['phone', 'telefon', 'numer', 'numer telefonu', 'address', 'tel'],
};
const addressIn = (cell: string, channel: MarketingChannel): string | null => {
  if (channel === 'email') {
    return cell.length <= 254 && /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]+\.[^\s@.]{2,}$/.test(cell)
      ? cell.toLowerCase()
      : null;
  }
  // Spreadsheets may prefix the plus with an apostrophe.
  const number = cell.replace(/^'/, '');
  const digits = number.replace(/\D/g, '').length;
  return /^\+?[\d\s()./-]{6,30}$/.test(number) && digits >= 6 && digits <= 20 ? number : null;
};

/**
 * Imports addresses as `imported`, not exported until the person agrees; suppressed ones are refused. Rules:
 * MK-4, CO-8, D5, D7.
 * @throws DomainError not_found, forbidden, dpa_required, invalid_request without an address column or with
 * too many lines
 */
export const makeImportSubscriptions =
  (deps: {
    subscriptions: SubscriptionStore;
    suppressions: SuppressionStore;
    vault: FieldVault;
    digest: Digest;
    ids: Ids;
    clock: Clock;
    agreementGate: AgreementGate;
    recordAct: RecordAct;
  }) =>
  async (access: Access, shopId: ShopId, input: ImportInput): Promise<ImportReport> => {
    const { shop, scope } = shopWith(access, shopId, 'marketing');
    if ((await deps.agreementGate(scope)) === 'missing') {
      throw new DomainError('dpa_required', 'The shop has no data-processing agreement yet.');
    }
    const { channel } = input;
    const rows = readCsvRows(input.csv);
    const head = rows[0]?.cells ?? [];
    const named = head.findIndex((cell) => NAMES[channel].includes(cell.toLowerCase()));
    const hasHead = named >= 0;
    const column = hasHead ? named : head.findIndex((cell) => addressIn(cell, channel) !== null);
    if (column < 0) {
      throw new DomainError(
        'invalid_request',
        'The file has no readable column of addresses. Name the column and try again.',
        {
          fields: { csv: `needs a column named ${NAMES[channel][0]}` },
        },
      );
    }
    const lines = hasHead ? rows.slice(1) : rows;
    if (lines.length > MAX_ROWS) {
      throw new DomainError('invalid_request', `At most ${MAX_ROWS} lines at once. Split the file.`, {
        fields: { csv: `at most ${MAX_ROWS} lines` },
      });
    }
    const report = { rows: lines.length, added: 0, known: 0, suppressed: 0, repeated: 0 };
    const invalidLines: number[] = [];
    const seen = new Set<string>();
    for (const { line, cells } of lines) {
      const address = addressIn(cells[column] ?? '', channel);
      if (address === null) {
        invalidLines.push(line);
        continue;
      }
      const keys = await addressKeys(deps.vault, scope, shop.locale, channel, address);
      const [subjectKey] = keys;
      if (seen.has(subjectKey)) {
        report.repeated += 1;
        continue;
      }
      for (const key of keys) seen.add(key);
      if (await isSuppressed(deps.suppressions, scope, channel, keys)) {
        report.suppressed += 1;
        continue;
      }
      if ((await entriesUnder(deps.subscriptions, scope, channel, keys)).length > 0) {
        report.known += 1;
        continue;
      }
      if (input.dryRun) {
        report.added += 1;
        continue;
      }
      const id = deps.ids.next('sub');
      const stored = await deps.subscriptions.insert(scope, {
        id,
        shopId,
        channel,
        subjectKey,
        sealed: await deps.vault.seal(scope, address),
        state: 'imported',
        optIn: 'none',
        consentEventId: null,
        noticeId: null,
        locale: shop.locale,
        createdAt: deps.clock.now(),
        confirmedAt: null,
        expiresAt: null,
        unsubscribeHash: deps.digest.sha256Hex(unsubscribeSecretOf(deps.digest, id)),
        restrictedAt: null,
        delivery: null,
        importNote: input.note,
      });
      if (stored === null) report.known += 1;
      else report.added += 1;
    }
    if (!input.dryRun) {
      await deps.recordAct({
        actor: access.staff.id,
        shopId,
        action: 'marketing.import',
        target: shopId,
        outcome: 'ok',
        details: {
          channel,
          rows: report.rows,
          added: report.added,
          suppressed: report.suppressed,
          invalid: invalidLines.length,
        },
      });
    }
    return { ...report, invalidLines: invalidLines.slice(0, SHOWN_FAULTS) };
  };
