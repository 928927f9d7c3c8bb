import type { AgreementId } from '../../protocol/vocabulary.ts';
import type { AgreementDocument } from '../model/agreement/agreement.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { type Confirmation, linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationHandler } from '../model/confirmation/confirmation-handlers.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { activateAgreement } from './activate-agreement.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { documentGaps } from './agreement-mail.ts';
import { agreementWords } from './compose-agreement.ts';

/** Its button makes the document binding. */
export const makeAgreementConfirmation = (deps: AgreementDeps): ConfirmationHandler => {
  const find = async (
    confirmation: Confirmation,
  ): Promise<{ scope: ShopScope; document: AgreementDocument }> => {
    if (confirmation.shopId === null) throw linkInvalid();
    const scope = scopeOfShop(confirmation.shopId);
    const document = await deps.agreementDocuments.get(scope, confirmation.ref as AgreementId);
    const isOpen = document?.state === 'accepted_pending_mail' || document?.state === 'active';
    if (document === null || !isOpen) throw linkInvalid();
    return { scope, document };
  };
  return {
    async describe(confirmation) {
      const { document } = await find(confirmation);
      const { confirmPage } = agreementWords(document.locale);
      const gaps = documentGaps(document);
      return {
        title: confirmPage.title,
        paragraphs: confirmPage.paragraphs.map((text) => fillGaps(text, gaps)),
        button: confirmPage.button,
        shopName: document.variables.shop.name,
      };
    },
    async confirm(confirmation) {
      const { scope, document: found } = await find(confirmation);
      const { acceptance } = found;
      const document =
        found.state === 'active' || acceptance === null
          ? found
          : { ...found, acceptance: { ...acceptance, delivery: confirmation.delivery } };
      await activateAgreement(deps, scope, document, 'mail_link');
      const { confirmPage } = agreementWords(document.locale);
      const gaps = documentGaps(document);
      return {
        title: confirmPage.doneTitle,
        paragraphs: confirmPage.done.map((text) => fillGaps(text, gaps)),
      };
    },
  };
};
