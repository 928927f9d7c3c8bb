import type { ConsoleDesk } from '../desks/console-desk.ts';
import type { FileKind } from '../domain/agreement/written-agreement.ts';
import type { AgreementDocument } from '../domain/model/agreement/agreement.ts';
import { notFound } from '../domain/model/base/domain-error.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import { agreementEvidenceView } from '../views/agreement-views.ts';
import { fileAnswer } from './file-answer.ts';

/** What shop and operator have in common: the files of an agreement. */
type FilesDesk = Pick<
  ConsoleDesk['agreements'],
  'agreementFile' | 'agreementPdf' | 'judgeAgreement' | 'publicKeys'
>;

const FILE_ENDINGS = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;
/** What a file that belongs to the document may be. */
export const AGREEMENT_FILE_TYPES = Object.keys(FILE_ENDINGS);

export const agreementEvidence = (
  { desk, now }: { desk: FilesDesk; now(): Date },
  document: AgreementDocument,
) =>
  agreementEvidenceView(document, {
    publicKeys: desk.publicKeys(),
    verdict: desk.judgeAgreement(document),
    now: now(),
  });

/** @throws DomainError not_found */
export const agreementFileAnswer = async (
  desk: FilesDesk,
  scope: ShopScope,
  document: AgreementDocument,
  kind: FileKind,
) => {
  const found = await desk.agreementFile(scope, document, kind);
  if (found === null) throw notFound();
  const { file, bytes } = found;
  return fileAnswer(`${kind}-${document.id.slice(-6)}.${FILE_ENDINGS[file.type]}`, file.type, bytes);
};

/** @throws DomainError not_found */
export const agreementPdfAnswer = async (desk: FilesDesk, scope: ShopScope, document: AgreementDocument) => {
  const file = await desk.agreementPdf(scope, document.id);
  if (file === null) throw notFound();
  return fileAnswer(file.name, 'application/pdf', file.bytes);
};
