import type { DataType } from '../../model/agreement/agreement-variables.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

/** Only measures that the product or operator keeps. */
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

export type AgreementWords = {
  readonly dataTypes: Readonly<Record<DataType, string>>;
  readonly measures: Readonly<Record<Measure, string>>;
  /** One block per line (agreement-text.ts). */
  agreement(gaps: AgreementGaps): readonly string[];
  /** Art. 28(1). */
  vettingPack(gaps: VettingGaps): readonly string[];
  /** No legal basis of a transfer. */
  readonly none: string;
  /** No data-protection officer. */
  readonly noDpo: string;
  /** Checkbox label. */
  statement(company: string): string;
  /** Footer and signature blocks of the printed form. */
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
  /** Page of the mailed link. */
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
