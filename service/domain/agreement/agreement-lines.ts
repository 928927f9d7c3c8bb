import type { Locale } from '../../protocol/vocabulary.ts';
import { type DocumentGaps, documentLines, fillLine, partyGaps } from '../model/agreement/document-lines.ts';
import { agreementDocumentCatalog } from './texts/agreement-document-catalog.ts';

/** One line each, never empty ("–" for none). */
export type AgreementGaps = {
  readonly version: string;
  readonly operator: Party;
  readonly company: Party & {
    readonly nip: string;
    readonly instructionEmail: string;
  };
  readonly shopName: string;
  readonly shopUrl: string;
  readonly leadDays: number;
  readonly conversationDays: number;
  readonly dataTypes: readonly string[];
  readonly measures: readonly string[];
  readonly measuresVersion: string;
  readonly serviceUrl: string;
  readonly hosting: string;
  readonly hasBackups: boolean;
  readonly listUrl: string;
  readonly listVersion: string;
  readonly subProcessors: readonly {
    readonly name: string;
    readonly address: string;
    readonly contact: string;
    readonly country: string;
    readonly service: string;
    readonly data: string;
    readonly transferTool: string;
    readonly since: string;
  }[];
};
export type Party = {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly registration: string;
  readonly email: string;
  readonly signatory: string;
  readonly dpo: string;
};

export type VettingGaps = Pick<
  AgreementGaps,
  'operator' | 'measures' | 'measuresVersion' | 'serviceUrl' | 'listUrl' | 'listVersion' | 'subProcessors'
> & {
  readonly reviewedOn: string | null;
  readonly restoredOn: string | null;
  readonly drawnUpOn: string;
  readonly productVersion: string;
};

const listed = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);

const subProcessorLines = (
  words: { readonly none: string; readonly head: string; readonly row: string },
  entries: readonly DocumentGaps[],
): string[] =>
  entries.length === 0 ? [words.none] : [words.head, ...entries.map((entry) => fillLine(words.row, entry))];

/** The whole agreement, one block a line (agreement-text.ts). */
export const agreementLines = (gaps: AgreementGaps, locale: Locale): string[] => {
  const { agreement: words } = agreementDocumentCatalog[locale];
  const { operator, company, dataTypes, measures, subProcessors, hasBackups, ...single } = gaps;
  return documentLines(
    words.lines,
    { ...single, ...partyGaps('operator', operator), ...partyGaps('company', company) },
    {
      dataTypes: listed(dataTypes),
      measures: listed(measures),
      backups: [hasBackups ? words.backups.kept : words.backups.none],
      subProcessors: subProcessorLines(words.subProcessors, subProcessors),
    },
  );
};

/** Pack of Art. 28(1): what a controller looks at before it chooses this processor. */
export const vettingPackLines = (gaps: VettingGaps, locale: Locale): string[] => {
  const { pack: words } = agreementDocumentCatalog[locale];
  const { operator, measures, subProcessors, reviewedOn, restoredOn, ...single } = gaps;
  return documentLines(
    words.lines,
    {
      ...single,
      ...partyGaps('operator', operator),
      reviewedOn: reviewedOn ?? words.noDate,
      restoredOn: restoredOn ?? words.noDate,
    },
    {
      measures: listed(measures),
      subProcessors: subProcessorLines(words.subProcessors, subProcessors),
    },
  );
};
