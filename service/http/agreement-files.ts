import type { ConsoleDesk } from '../desks/console-desk.ts';
import { notFound } from '../domain/model/base/domain-error.ts';
import {
  agreementEvidenceResponse,
  agreementFileParams,
  agreementParams,
} from '../protocol/api/agreement-api.ts';
import { agreementEvidenceView } from '../views/agreement-views.ts';
import { fileAnswer } from './file-answer.ts';
import { defineRoute, type Route } from './route.ts';

type FilesDesk = Pick<
  ConsoleDesk['agreements'],
  'agreementFile' | 'agreementPdf' | 'judgeAgreement' | 'publicKeys' | 'readAgreement' | 'recordDownload'
>;
type Deps = { desk: FilesDesk; now(): Date };
type Party = NonNullable<Parameters<FilesDesk['readAgreement']>[3]>;

const downloadPdf = ({ desk }: Deps, base: string, as: Party): Route =>
  defineRoute(
    {
      method: 'get',
      path: `${base}/pdf`,
      audience: 'staff',
      summary: 'The document as a tagged PDF, with its number and hash at the foot.',
      rate: 'pdf',
      params: agreementParams,
      files: ['application/pdf'],
    },
    async ({ params: { shopId, agreementId } }, { access }) => {
      const { scope, document } = await desk.readAgreement(access, shopId, agreementId, as);
      await desk.recordDownload(access, document, 'agreement.download');
      const file = await desk.agreementPdf(scope, document.id);
      if (file === null) throw notFound();
      return fileAnswer(file.name, 'application/pdf', file.bytes);
    },
  );

const readEvidence = ({ desk, now }: Deps, base: string, as: Party): Route =>
  defineRoute(
    {
      method: 'get',
      path: `${base}/evidence`,
      audience: 'staff',
      summary: 'Everything that proves the agreement, as one JSON with the verdict (PR-2).',
      rate: 'staff',
      params: agreementParams,
      answer: agreementEvidenceResponse,
    },
    async ({ params: { shopId, agreementId } }, { access }) => {
      const { document } = await desk.readAgreement(access, shopId, agreementId, as);
      await desk.recordDownload(access, document, 'agreement.evidence');
      const verdict = desk.judgeAgreement(document);
      return {
        body: agreementEvidenceView(document, { publicKeys: desk.publicKeys(), verdict, now: now() }),
      };
    },
  );

const downloadFile = ({ desk }: Deps, base: string, as: Party): Route =>
  defineRoute(
    {
      method: 'get',
      path: `${base}/files/:kind`,
      audience: 'staff',
      summary: 'A file that belongs to the document, to be saved.',
      rate: 'staff',
      params: agreementFileParams,
      files: ['application/pdf'],
    },
    async ({ params: { shopId, agreementId, kind } }, { access }) => {
      const { scope, document } = await desk.readAgreement(access, shopId, agreementId, as);
      await desk.recordDownload(access, document, 'agreement.download');
      const found = desk.agreementFile(scope, document, kind);
      if (found === null) throw notFound();
      const { bytes } = found.file;
      return {
        file: {
          name: `${kind}-${document.id.slice(-6)}.pdf`,
          type: 'application/pdf',
          bytes,
          // Hashed as one part.
          held: bytes,
          parts: (async function* () {
            const whole = await found.read();
            if (whole === null) throw notFound();
            yield whole;
          })(),
        },
      };
    },
  );

/**
 * Audited. Rules: PR-2, PR-6.
 * @param base path of one document
 */
export const agreementDownloadRoutes = (deps: Deps, base: string, as: Party): Route[] => [
  downloadPdf(deps, base, as),
  readEvidence(deps, base, as),
  downloadFile(deps, base, as),
];
