import type { ClosedSchema } from '../../service/domain/evidence/closed-schema.ts';
import { EVIDENCE_DEFINITIONS, EVIDENCE_FILE } from '../../service/domain/evidence/evidence-schema.ts';
import { LEDGER_FORM, LEDGER_FORMAT } from '../../service/domain/ledger/ledger-file.ts';

/** JSON Schema names an expression by its text. */
const asText = (_name: string, value: unknown): unknown => (value instanceof RegExp ? value.source : value);

const schemaOf = (title: string, form: ClosedSchema): unknown => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...form,
    $defs: EVIDENCE_DEFINITIONS,
  };
  return JSON.parse(JSON.stringify(schema, asText));
};

/** The form of evidence files as JSON Schema, for verifiers in any language. */
export const evidenceSchema = (): unknown => schemaOf('zgoda-evidence/3', EVIDENCE_FILE);
/** The form of whole ledgers, in the same way. */
export const ledgerSchema = (): unknown => schemaOf(LEDGER_FORMAT, LEDGER_FORM);
