import type { AttachAgreement } from '../model/mail/mailer.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { agreementFileName, agreementPdf } from './print-agreement.ts';
import { openAgreementFile } from './written-agreement.ts';

/** In bytes; with base64 below the 10 MB of mail servers. */
const MAX_ATTACHED_BYTES = 7_000_000;

/** Countersigned scan if any, else the PDF. Rule: PR-2. */
export const makeAttachAgreement =
  (
    deps: Pick<
      AgreementDeps,
      'agreementDocuments' | 'agreementFiles' | 'vault' | 'digest' | 'printAgreement'
    >,
  ): AttachAgreement =>
  async (scope, id) => {
    const document = await deps.agreementDocuments.get(scope, id);
    if (document === null) return null;
    const contentType = 'application/pdf';
    if (document.countersigned !== null && document.countersigned.bytes <= MAX_ATTACHED_BYTES) {
      const content = await openAgreementFile(deps, scope, document, 'countersigned')?.read();
      return content ? { fileName: agreementFileName(document), contentType, content } : null;
    }
    const { name: fileName, bytes: content } = await agreementPdf(deps, document);
    return { fileName, contentType, content };
  };
