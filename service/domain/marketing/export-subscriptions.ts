import type { Locale, MarketingChannel, SubscriptionId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { csvLine } from '../model/base/csv.ts';
import type { Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { provenOptIn, type Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { addressKeys, isSuppressed } from './address-keys.ts';
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

/** The address when it may be written to now: confirmed, not restricted, not suppressed in any writing. */
const addressOnList = async (
  deps: ExportDeps,
  scope: ShopScope,
  locale: Locale,
  row: Subscription,
): Promise<string | null> => {
  if (row.state !== 'confirmed' || row.restrictedAt !== null) return null;
  if (await deps.suppressions.has(scope, row.channel, row.subjectKey)) return null;
  const address = await deps.vault.open(scope, row.sealed);
  if (row.channel === 'email') return address;
  const keys = await addressKeys(deps.vault, scope, locale, row.channel, address);
  return (await isSuppressed(deps.suppressions, scope, row.channel, keys)) ? null : address;
};

/**
 * The list of one channel as a file: confirmed consents alone, each with its proof and the link that unsubscribes.
 * Contact forms, cards and imports are never in it. Written down with the number of lines. Rules: MK-2…4, RQ-2.
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
    // Before the first line, so that an export that breaks off is written down too.
    let count = 0;
    for await (const _line of listed(deps, scope, shop.locale, channel)) count += 1;
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'marketing.export',
      target: shopId,
      outcome: 'ok',
      details: { channel, count },
    });
    return lines(deps, scope, shop.locale, channel);
  };

/** Those of the channel who may be written to now, each with the address. */
const listed = async function* (
  deps: ExportDeps,
  scope: ShopScope,
  locale: Locale,
  channel: MarketingChannel,
): AsyncIterable<{ row: Subscription; address: string }> {
  let after: SubscriptionId | null = null;
  for (;;) {
    const page: readonly Subscription[] = await deps.subscriptions.page(
      scope,
      'confirmed',
      channel,
      after,
      PAGE,
    );
    for (const row of page) {
      const address = await addressOnList(deps, scope, locale, row);
      if (address !== null) yield { row, address };
    }
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE || after === null) return;
  }
};

const lines = async function* (
  deps: ExportDeps,
  scope: ShopScope,
  locale: Locale,
  channel: MarketingChannel,
): AsyncIterable<string> {
  const origin = deps.origin();
  yield `\uFEFF${csvLine(HEADER)}`;
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
