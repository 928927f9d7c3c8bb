import type { AgreementWords as AgreementTexts } from './agreement-catalog.ts';

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

/** Texts that code puts together. */
export type AgreementDocuments = {
  /** The whole agreement, one block a line (agreement-text.ts). */
  agreement(gaps: AgreementGaps): readonly string[];
  /** Pack of Art. 28(1): what a controller looks at before it chooses this processor. */
  vettingPack(gaps: VettingGaps): readonly string[];
  /** Beside the box. */
  statement(company: string): string;
};
export type AgreementWords = AgreementTexts & AgreementDocuments;

export type VettingGaps = Pick<
  AgreementGaps,
  'operator' | 'measures' | 'measuresVersion' | 'serviceUrl' | 'listUrl' | 'listVersion' | 'subProcessors'
> & {
  readonly reviewedOn: string | null;
  readonly restoredOn: string | null;
  readonly drawnUpOn: string;
  readonly productVersion: string;
};
