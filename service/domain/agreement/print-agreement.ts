import type { Locale } from '../../protocol/vocabulary.ts';
import type { Acceptance, AgreementDocument } from '../model/agreement/agreement.ts';
import { parseAgreementText } from '../model/agreement/agreement-text.ts';
import { inForce } from '../model/agreement/sub-processor.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { type AgreementDeps, requireOperatorParty } from './agreement-deps.ts';
import { vettingPackLines } from './agreement-lines.ts';
import {
  agreementWords,
  canonicalText,
  dayText,
  MEASURES_VERSION,
  momentText,
  operatorParty,
  subProcessorGaps,
} from './compose-agreement.ts';
import { measuresOf } from './operator-statement.ts';

export type PdfFile = { name: string; bytes: Uint8Array };

/** Recorded facts only. */
const confirmationOf = ({ confirmedAt }: Acceptance): 'unconfirmed' | 'confirmed' =>
  confirmedAt === null ? 'unconfirmed' : 'confirmed';

export const agreementFileName = ({
  locale,
  createdAt,
  id,
}: Pick<AgreementDocument, 'locale' | 'createdAt' | 'id'>): string =>
  `${agreementWords(locale).fileNames.agreement}-${createdAt.toISOString().slice(0, 10)}-${id.slice(-6)}.pdf`;

/** The hashed text as PDF. */
export const agreementPdf = async (
  deps: Pick<AgreementDeps, 'printAgreement'>,
  document: AgreementDocument,
): Promise<PdfFile> => {
  const { locale, variables, acceptance } = document;
  const { print } = agreementWords(locale);
  const blocks = parseAgreementText(document.text);
  const title = blocks.find(({ kind }) => kind === 'title');
  const bytes = await deps.printAgreement({
    locale,
    title: title?.kind === 'title' ? title.text : document.id,
    author: variables.operator.name,
    createdAt: document.createdAt,
    blocks,
    foot: [
      `${print.documentId} ${document.id}, ${print.version} ${document.templateVersion}`,
      `${print.hash}: ${document.sha256}`,
    ],
    page: print.page,
    acceptance:
      acceptance === null
        ? null
        : {
            heading: print.accepted,
            text: fillGaps(`${print.acceptedText} ${print[confirmationOf(acceptance)]}`, {
              name: acceptance.name,
              role: acceptance.role,
              statement: acceptance.statement,
              at: momentText(acceptance.at, locale),
              email: acceptance.email,
              sentAt: acceptance.delivery ? momentText(acceptance.delivery.sentAt, locale) : '',
              confirmedAt: acceptance.confirmedAt === null ? '' : momentText(acceptance.confirmedAt, locale),
            }),
          },
    signatures:
      document.method !== 'written'
        ? null
        : {
            parties: [
              {
                role: print.forController,
                name: variables.company.legalName,
                person: `${variables.company.signatoryName}, ${variables.company.signatoryRole}`,
              },
              {
                role: print.forOperator,
                name: variables.operator.name,
                person: variables.operator.signatory,
              },
            ],
            placeAndDate: print.placeAndDate,
            signature: print.signature,
          },
  });
  return { name: agreementFileName(document), bytes };
};

/** A document as a file; null: none. */
export const makeAgreementFile =
  (deps: Pick<AgreementDeps, 'agreementDocuments' | 'printAgreement'>) =>
  async (scope: ShopScope, id: AgreementDocument['id']): Promise<PdfFile | null> => {
    const document = await deps.agreementDocuments.get(scope, id);
    return document === null ? null : agreementPdf(deps, document);
  };

/** Art. 28(1). @throws DomainError conflict (no processor) */
export const makeVettingPack =
  (
    deps: Pick<
      AgreementDeps,
      'deployment' | 'operator' | 'subProcessors' | 'clock' | 'origin' | 'printAgreement' | 'widgetVersion'
    >,
  ) =>
  async (locale: Locale): Promise<PdfFile> => {
    const operator = requireOperatorParty(deps);
    const now = deps.clock.now();
    const list = await deps.subProcessors.current();
    const words = agreementWords(locale);
    const text = canonicalText(
      vettingPackLines(
        {
          operator: operatorParty(operator, locale),
          measures: measuresOf(operator, deps.origin()).map((measure) => words.measures[measure]),
          measuresVersion: MEASURES_VERSION,
          serviceUrl: deps.origin(),
          listUrl: `${deps.origin()}/sub-processors`,
          listVersion: String(list?.version ?? 0),
          subProcessors: subProcessorGaps(
            inForce(list?.entries ?? [], now.toISOString().slice(0, 10)),
            locale,
          ),
          reviewedOn: operator.reviewedOn === null ? null : dayText(operator.reviewedOn, locale),
          restoredOn: operator.restoredOn === null ? null : dayText(operator.restoredOn, locale),
          drawnUpOn: dayText(now, locale),
          productVersion: deps.widgetVersion,
        },
        locale,
      ),
      locale,
    );
    const blocks = parseAgreementText(text);
    const title = blocks.find(({ kind }) => kind === 'title');
    const bytes = await deps.printAgreement({
      locale,
      title: title?.kind === 'title' ? title.text : operator.name,
      author: operator.name,
      createdAt: now,
      blocks,
      foot: [operator.name, deps.origin()],
      page: words.print.page,
      acceptance: null,
      signatures: null,
    });
    return { name: `${agreementWords(locale).fileNames.pack}-${now.toISOString().slice(0, 10)}.pdf`, bytes };
  };
