import type { DataType } from '../../model/agreement/agreement-variables.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/**
 * Technical and organisational measures that this product carries out or that its operator promises. A code is
 * added here only when the product does it; each has its sentence in the three languages.
 */
export const MEASURES = [
  'transport',
  'sealing',
  'subject_keys',
  'no_address',
  'masking',
  'isolation',
  'roles',
  'sign_in',
  'audit',
  'retention',
  'evidence',
  'logs',
  'no_third_parties',
  'limits',
  'backups',
  'staff',
  'incidents',
  'tests',
  'drills',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Values ready to stand in the text: one line each, never empty ("–" where there is none). */
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
  /** Who runs the servers, and where, by the operator's own word. */
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

/** Wording of one language. */
export type AgreementWords = {
  readonly dataTypes: Readonly<Record<DataType, string>>;
  readonly measures: Readonly<Record<Measure, string>>;
  /** The whole agreement, one block a line (agreement-text.ts). */
  agreement(gaps: AgreementGaps): readonly string[];
  /** Pack of Art. 28(1): what a controller looks at before it chooses this processor. */
  vettingPack(gaps: VettingGaps): readonly string[];
  /** Where there is no basis of a transfer. */
  readonly none: string;
  /** Where no data-protection officer is named. */
  readonly noDpo: string;
  /** Beside the box. */
  statement(company: string): string;
  /** Foot and signature blocks of the printed form. */
  readonly print: {
    readonly documentId: string;
    readonly version: string;
    readonly hash: string;
    /** `{page}` of `{pages}` */
    readonly page: string;
    readonly forController: string;
    readonly forOperator: string;
    readonly placeAndDate: string;
    readonly signature: string;
    readonly accepted: string;
    readonly acceptedText: string;
    readonly unconfirmed: string;
    readonly confirmed: string;
  };
  readonly mails: {
    readonly confirm: MailWords;
    readonly copy: MailWords;
    readonly renewal: MailWords;
    readonly subProcessor: MailWords;
    readonly ended: MailWords;
  };
  /** The page behind the link in the mail. */
  readonly confirmPage: {
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly button: string;
    readonly doneTitle: string;
    readonly done: readonly string[];
  };
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
