import { EVIDENCE_DEFINITIONS, EVIDENCE_FILE } from '../../service/domain/evidence/evidence-schema.ts';

/** JSON Schema names an expression by its text. */
const asText = (_name: string, value: unknown): unknown => (value instanceof RegExp ? value.source : value);

/** The form of evidence files as JSON Schema, for verifiers in any language. */
export const evidenceSchema = (): unknown => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'zgoda-evidence/3',
    ...EVIDENCE_FILE,
    $defs: EVIDENCE_DEFINITIONS,
  };
  return JSON.parse(JSON.stringify(schema, asText));
};
