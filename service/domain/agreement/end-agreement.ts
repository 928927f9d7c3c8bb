import type { ShopId } from '../../protocol/vocabulary.ts';
import { type AgreementDocument, EVIDENCE_LIFE_MS, endedAgreement } from '../model/agreement/agreement.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { changeDocument } from './change-document.ts';
import { agreementWords, momentText } from './compose-agreement.ts';
import { dropOpenDocuments } from './draft-agreement.ts';
import { factTo, type PartyDeps, partyAddresses } from './party-addresses.ts';

type Deps = PartyDeps &
  Pick<
    AgreementDeps,
    'agreements' | 'agreementDocuments' | 'clock' | 'recordAct' | 'publishNotices' | 'queueMail' | 'origin'
  >;

const tellOfEnd = async (
  deps: Deps,
  scope: ShopScope,
  document: AgreementDocument,
  at: Date,
): Promise<void> => {
  for (const to of await partyAddresses(deps, scope, document))
    await deps.queueMail(scope, {
      kind: 'agreement_copy',
      locale: document.locale,
      to,
      words: agreementWords(document.locale).mails.ended,
      gaps: {
        ...documentGaps(document),
        at: momentText(at, document.locale),
        link: agreementLink(deps, scope.shopId),
      },
      onceFor: factTo(`${document.id} ended`, to),
    });
};

/**
 * Ends the agreement; the gate closes first. Repeatable. Rule: D7.
 * @throws DomainError not_found, forbidden, invalid_request, conflict (none in force)
 */
export const makeEndAgreement =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, typedName: string): Promise<void> => {
    const { scope, shop } = shopWith(access, shopId, 'agreements');
    if (typedName.trim() !== shop.name)
      throw new DomainError('invalid_request', 'Type the name of the shop to end its agreement.', {
        fields: { name: `must be ${shop.name}` },
      });
    const head = await deps.agreements.get(scope);
    const active = (await deps.agreementDocuments.listByShop(scope)).filter(
      ({ state }) => state === 'active',
    );
    if (head?.state !== 'active' && active.length === 0)
      throw new DomainError('conflict', 'This shop has no agreement that could end.');
    const now = deps.clock.now();
    const actor = access.staff.id;
    const shut = () => deps.agreements.put(scope, endedAgreement(shopId, now));
    await shut();
    await deps.recordAct({
      actor,
      shopId,
      action: 'agreement.end',
      target: head?.bindingId ?? shopId,
      outcome: 'ok',
    });
    await deps.publishNotices(scope);
    await dropOpenDocuments(deps, scope, actor, now);
    for (const document of active) {
      await tellOfEnd(deps, scope, document, now);
      await changeDocument(deps, scope, document, {
        state: 'terminated',
        endedAt: now,
        endedBy: actor,
        expiresAt: new Date(now.getTime() + EVIDENCE_LIFE_MS),
      });
    }
    // A pressed link may have opened the gate meanwhile.
    if ((await deps.agreements.get(scope))?.state !== 'active') return;
    await shut();
    await deps.publishNotices(scope);
  };
