import type { MarketingChannel, SubscriptionId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { csvLine } from '../model/base/csv.ts';
import type { Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { provenOptIn, type Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
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

/** May be written to now: confirmed, not restricted, not suppressed. */
const isOnList = async (deps: ExportDeps, scope: ShopScope, row: Subscription): Promise<boolean> =>
  row.state === 'confirmed' &&
  row.restrictedAt === null &&
  !(await deps.suppressions.has(scope, row.channel, row.subjectKey));

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
    const { scope } = shopWith(access, shopId, 'marketing');
    const count = await deps.subscriptions.count(scope, channel, 'confirmed');
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'marketing.export',
      target: shopId,
      outcome: 'ok',
      details: { channel, count },
    });
    return lines(deps, scope, channel);
  };

const lines = async function* (
  deps: ExportDeps,
  scope: ShopScope,
  channel: MarketingChannel,
): AsyncIterable<string> {
  const origin = deps.origin();
  yield `\uFEFF${csvLine(HEADER)}`;
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
      if (!(await isOnList(deps, scope, row))) continue;
      const address = await deps.vault.open(scope, row.sealed);
      yield csvLine([
        channel === 'phone' ? address.replace(/[^\d+]/g, '') : address,
        channel,
        row.delivery?.sentAt.toISOString() ?? '',
        row.confirmedAt?.toISOString() ?? '',
        provenOptIn(row),
        row.noticeId ?? '',
        row.consentEventId ?? '',
        row.consentEventId === null
          ? ''
          : `${origin}/console/#/marketing/${row.shopId}/${row.consentEventId}`,
        `${origin}/unsubscribe/#${unsubscribeSecretOf(deps.digest, row.id)}`,
      ]);
    }
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE || after === null) return;
  }
};
