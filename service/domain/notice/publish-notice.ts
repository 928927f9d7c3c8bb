import { LOCALES, type Locale } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ReadProcessingFacts } from '../model/disclosure/read-processing-facts.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { CurrentNotice, NoticeVersion } from '../model/notice/notice.ts';
import type { NoticeStore, PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { PolicyChangeStore } from '../model/notice/policy-change.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type FormInputs, formStandingOf, type NoticeWriter } from './form-standing.ts';
import { notePolicyChange } from './note-policy-change.ts';

export type PublishDeps = NoticeWriter & {
  shops: ShopStore;
  notices: NoticeStore;
  policyChanges: PolicyChangeStore;
  policyBindings: PolicyBindingStore;
  agreementGate: AgreementGate;
  readProcessingFacts: ReadProcessingFacts;
  recordAct: RecordAct;
  bus: EventBus;
};

/** Called before and after changes. */
export type TellOfLostPolicy = (
  scope: ShopScope,
  known: Pick<FormInputs, 'shop' | 'binding'>,
) => Promise<void>;

/**
 * Freezes current notices; sends `notice.changed`. Call after changes of settings or page. Rules: CO-4, CO-5,
 * D5.
 * @returns whether words changed
 */
export const makePublishNotices =
  (deps: PublishDeps) =>
  async (scope: ShopScope): Promise<boolean> => {
    const inputs = await readInputs(deps, scope);
    return inputs !== null && publish(deps, scope, inputs);
  };

/**
 * Same for page changes; mails owners about a lost page.
 * @returns whether words changed; null: shop deleted
 */
export const makePublishPolicy =
  (deps: PublishDeps & { tellOfLostPolicy: TellOfLostPolicy }) =>
  async (scope: ShopScope): Promise<boolean | null> => {
    const inputs = await readInputs(deps, scope);
    if (inputs === null) return null;
    const isChanged = await publish(deps, scope, inputs);
    await deps.tellOfLostPolicy(scope, inputs);
    return isChanged;
  };

/** After the write, so the later change publishes both. Null: deleted. */
const readInputs = async (deps: PublishDeps, scope: ShopScope): Promise<FormInputs | null> => {
  const [shop, binding, agreement] = await Promise.all([
    deps.shops.get(scope),
    deps.policyBindings.get(scope),
    deps.agreementGate(scope),
  ]);
  if (shop === null) return null;
  return { shop, binding, agreement, facts: await deps.readProcessingFacts(shop, scope) };
};

const publish = async (deps: PublishDeps, scope: ShopScope, inputs: FormInputs): Promise<boolean> => {
  let isChanged = false;
  for (const locale of LOCALES) {
    const { notice } = formStandingOf(deps, inputs, locale);
    const before = await deps.notices.current(scope, locale);
    if (!(await makeCurrent(deps, scope, locale, before, notice))) continue;
    isChanged = true;
    await deps.recordAct({
      actor: 'system',
      shopId: scope.shopId,
      action: 'notice.change',
      target: scope.shopId,
      outcome: 'ok',
      details: { locale, before: before?.noticeId ?? 'none', after: notice?.id ?? 'none' },
    });
  }
  deps.bus.publish({ type: 'notice.changed', shopId: scope.shopId });
  return isChanged;
};

const KEPT_PREVIOUS = 20;

const makeCurrent = async (
  deps: Pick<PublishDeps, 'notices' | 'policyChanges' | 'digest' | 'clock'>,
  scope: ShopScope,
  locale: Locale,
  before: CurrentNotice | null,
  notice: NoticeVersion | null,
): Promise<boolean> => {
  const beforeId = before?.noticeId ?? null;
  if (beforeId === (notice?.id ?? null)) return false;
  const now = deps.clock.now();
  if (notice !== null) {
    await deps.notices.put(scope, notice);
    await notePolicyChange(deps, scope, before, notice, now);
  }
  const superseded = beforeId === null ? [] : [{ noticeId: beforeId, supersededAt: now }];
  await deps.notices.setCurrent(scope, {
    shopId: scope.shopId,
    locale,
    noticeId: notice?.id ?? null,
    since: now,
    previous: [...superseded, ...(before?.previous ?? [])].slice(0, KEPT_PREVIOUS),
  });
  return true;
};
