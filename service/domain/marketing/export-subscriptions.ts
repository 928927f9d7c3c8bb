import type { Locale, MarketingChannel, SubscriptionId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { CSV_START, csvLine } from '../model/base/csv.ts';
import type { Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { provenOptIn, type Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { addressKeys } from './address-keys.ts';
import { unsubscribeSecretOf } from './subscribe.ts';

type ExportDeps = {
  subscriptions: SubscriptionStore;
  suppressions: SuppressionStore;
  vault: FieldVault;
  digest: Digest;
  recordAct: RecordAct;
  origin(): string;
};

const PAGE = 200;
const HEADER = [
  'address',
  'channel',
  'mail_sent_at',
  'confirmed_at',
  'opt_in',
  'notice_id',
  'consent_event_id',
  'proof_url',
  'unsubscribe_url',
];

type Listed = { readonly row: Subscription; readonly address: string };

/** Unrestricted and unsuppressed rows. */
const onList = async (
  deps: ExportDeps,
  scope: ShopScope,
  locale: Locale,
  channel: MarketingChannel,
  page: readonly Subscription[],
): Promise<readonly Listed[]> => {
  const opened: (Listed & { readonly keys: readonly string[] })[] = [];
  for (const row of page) {
    if (row.restrictedAt !== null) continue;
    const address = await deps.vault.open(scope, row.sealed);
    const written = channel === 'phone' ? await addressKeys(deps.vault, scope, locale, channel, address) : [];
    opened.push({ row, address, keys: [row.subjectKey, ...written] });
  }
  const all = opened.flatMap(({ keys }) => keys);
  const suppressed = new Set(await deps.suppressions.whichExist(scope, channel, all));
  return opened.filter(({ keys }) => !keys.some((key) => suppressed.has(key)));
};

/**
 * Exports confirmed consents with proof and unsubscribe link; audited before the first address. Rules:
 * MK-2…4, PR-6, RQ-2.
 * @throws DomainError not_found, forbidden
 */
export const makeExportSubscriptions =
  (deps: ExportDeps) =>
  async (
    access: Access,
    shopId: Subscription['shopId'],
    channel: MarketingChannel,
  ): Promise<AsyncIterable<string>> => {
    const { shop, scope } = shopWith(access, shopId, 'marketing');
    const writeDown = (count: number) =>
      deps.recordAct({
        actor: access.staff.id,
        shopId,
        action: 'marketing.export',
        target: shopId,
        outcome: 'ok',
        details: { channel, count },
      });
    return lines(deps, scope, shop.locale, channel, writeDown);
  };

const listed = async function* (
  deps: ExportDeps,
  scope: ShopScope,
  locale: Locale,
  channel: MarketingChannel,
): AsyncIterable<Listed> {
  let after: SubscriptionId | null = null;
  for (;;) {
    const page: readonly Subscription[] = await deps.subscriptions.page(
      scope,
      'confirmed',
      channel,
      after,
      PAGE,
    );
    yield* await onList(deps, scope, locale, channel, page);
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE || after === null) return;
  }
};

const lines = async function* (
  deps: ExportDeps,
  scope: ShopScope,
  locale: Locale,
  channel: MarketingChannel,
  writeDown: (count: number) => Promise<void>,
): AsyncIterable<string> {
  const origin = deps.origin();
  // Sent before counting: proxies time out without a byte.
  yield CSV_START;
  let count = 0;
  for await (const _one of listed(deps, scope, locale, channel)) count += 1;
  yield csvLine(HEADER);
  // Before the first address, to audit aborted exports.
  await writeDown(count);
  for await (const { row, address } of listed(deps, scope, locale, channel))
    yield csvLine([
      channel === 'phone' ? address.replace(/[^\d+]/g, '') : address,
      channel,
      row.delivery?.sentAt.toISOString() ?? '',
      row.confirmedAt?.toISOString() ?? '',
      provenOptIn(row),
      row.noticeId ?? '',
      row.consentEventId ?? '',
      row.consentEventId === null ? '' : `${origin}/console/#/marketing/${row.shopId}/${row.consentEventId}`,
      `${origin}/unsubscribe/#${unsubscribeSecretOf(deps.digest, row.id)}`,
    ]);
};
