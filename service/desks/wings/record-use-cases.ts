import type { AgreementGate } from '../../domain/model/agreement/agreement-gate.ts';
import type { Operator } from '../../domain/model/agreement/agreement-party.ts';
import { inForce, type SubProcessor } from '../../domain/model/agreement/sub-processor.ts';
import type { SubProcessorStore } from '../../domain/model/agreement/sub-processor-store.ts';
import { DomainError } from '../../domain/model/base/domain-error.ts';
import type { Clock } from '../../domain/model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../../domain/model/base/tenancy.ts';
import type { PolicyBindingStore } from '../../domain/model/notice/notice-store.ts';
import { pageFor } from '../../domain/model/notice/policy-binding.ts';
import type { Shop } from '../../domain/model/shop/shop.ts';
import type { ShopStore } from '../../domain/model/shop/shop-store.ts';
import { type Access, shopWith } from '../../domain/model/staff/resolve-access.ts';
import type { GrantStore, OrganisationStore } from '../../domain/model/staff/staff-store.ts';
import {
  composeControllerRecord,
  composeProcessorRecord,
} from '../../domain/processing-record/compose-record.ts';
import type { ProcessingRecord } from '../../domain/processing-record/processing-record.ts';
import type { Locale, ShopId } from '../../protocol/vocabulary.ts';

export type RecordDeps = {
  shops: ShopStore;
  policyBindings: PolicyBindingStore;
  grants: GrantStore;
  organisations: OrganisationStore;
  subProcessors: SubProcessorStore;
  agreementGate: AgreementGate;
  operator: Operator | null;
  clock: Clock;
  /** Names of the purposes for which consultants may ask by a card, in the language. */
  cardPurposes(shop: Shop, scope: ShopScope, locale: Locale): Promise<readonly string[]>;
};

const subProcessorsNow = async (deps: RecordDeps): Promise<readonly SubProcessor[]> => {
  const list = await deps.subProcessors.current();
  return inForce(list?.entries ?? [], deps.clock.now().toISOString().slice(0, 10));
};

/** Records of Art. 30, always from what is set now: there is nothing to keep in step. Rule: PR-4. */
export const makeRecordUseCases = (deps: RecordDeps) => ({
  /** @throws DomainError not_found, forbidden */
  controllerRecord: async (access: Access, shopId: ShopId, locale: Locale): Promise<ProcessingRecord> => {
    const { shop, scope } = shopWith(access, shopId, 'audit');
    const [binding, agreement, grants, subProcessors, cardPurposes] = await Promise.all([
      deps.policyBindings.get(scope),
      deps.agreementGate(scope),
      deps.grants.listByShop(scope),
      subProcessorsNow(deps),
      deps.cardPurposes(shop, scope, locale),
    ]);
    const running = grants.filter((grant) => grant.until === null).map((grant) => grant.agencyId);
    const agencies = await deps.organisations.listByIds(running);
    const page = pageFor(binding, locale);
    return composeControllerRecord(
      {
        shop,
        operator: deps.operator,
        agreement,
        subProcessors: agreement === 'not_needed' ? [] : subProcessors,
        agencies: agencies.map(({ name }) => name),
        policyUrl: page?.state === 'published' ? page.url : null,
        cardPurposes,
      },
      locale,
    );
  },
  /** @throws DomainError forbidden */
  processorRecord: async (access: Access, locale: Locale): Promise<ProcessingRecord> => {
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
    return composeProcessorRecord({ operator: deps.operator, controllers, subProcessors }, locale);
  },
});
