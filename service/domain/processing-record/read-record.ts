import type { Locale, ShopId } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import { inForce, type SubProcessor } from '../model/agreement/sub-processor.ts';
import type { SubProcessorStore } from '../model/agreement/sub-processor-store.ts';
import type { PushSender } from '../model/alert/push.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { ReadProcessingFacts } from '../model/disclosure/read-processing-facts.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import { pageFor } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { composeControllerRecord } from './compose-controller-record.ts';
import { composeProcessorRecord } from './compose-processor-record.ts';
import type { ProcessingRecord, ShopFacts } from './processing-record.ts';

type RecordDeps = {
  shops: ShopStore;
  policyBindings: PolicyBindingStore;
  readProcessingFacts: ReadProcessingFacts;
  subProcessors: SubProcessorStore;
  agreementGate: AgreementGate;
  operator: Operator | null;
  clock: Clock;
  /** Public origin of the service. */
  origin(): string;
  push: Pick<PushSender, 'hosts'>;
  cardPurposes(shop: Shop, scope: ShopScope, locale: Locale): Promise<readonly string[]>;
};

const subProcessorsNow = async (deps: RecordDeps): Promise<readonly SubProcessor[]> => {
  const list = await deps.subProcessors.current();
  return inForce(list?.entries ?? [], deps.clock.now().toISOString().slice(0, 10));
};

/** Current facts of a shop in one language. */
export const makeReadShopFacts =
  (deps: Omit<RecordDeps, 'shops' | 'subProcessors'>) =>
  async (shop: Shop, scope: ShopScope, locale: Locale): Promise<ShopFacts> => {
    const [binding, agreement, disclosure, cardPurposes] = await Promise.all([
      deps.policyBindings.get(scope),
      deps.agreementGate(scope),
      deps.readProcessingFacts(shop, scope),
      deps.cardPurposes(shop, scope, locale),
    ]);
    const page = pageFor(binding, locale);
    return {
      shop,
      operator: deps.operator,
      agreement,
      disclosure,
      serviceUrl: deps.origin(),
      policyUrl: page?.state === 'published' ? page.url : null,
      pushHosts: deps.push.hosts,
      cardPurposes,
    };
  };
export type ReadShopFacts = ReturnType<typeof makeReadShopFacts>;

/** Art. 30(1) record from current settings. Rule: PR-4. @throws DomainError not_found, forbidden */
export const makeControllerRecord =
  (deps: { readShopFacts: ReadShopFacts }) =>
  async (access: Access, shopId: ShopId, locale: Locale): Promise<ProcessingRecord> => {
    const { shop, scope } = shopWith(access, shopId, 'audit');
    return composeControllerRecord(await deps.readShopFacts(shop, scope, locale), locale);
  };

/** Art. 30(2) record. Rule: PR-4. @throws DomainError forbidden */
export const makeProcessorRecord =
  (deps: RecordDeps) =>
  async (access: Access, locale: Locale): Promise<ProcessingRecord> => {
    if (!access.staff.isOperator) {
      throw new DomainError('forbidden', 'Only the operator of this service sees this.');
    }
    const shops = await deps.shops.listByIds(await deps.shops.allIds());
    const controllers = await Promise.all(
      shops.map(async (shop) => ({
        shop,
        agreement: await deps.agreementGate(scopeOfShop(shop.id)),
      })),
    );
    const subProcessors = await subProcessorsNow(deps);
    return composeProcessorRecord(
      {
        operator: deps.operator,
        controllers,
        subProcessors,
        pushHosts: deps.push.hosts,
        serviceUrl: deps.origin(),
      },
      locale,
    );
  };
