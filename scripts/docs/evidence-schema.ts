import { EVIDENCE_DEFINITIONS, EVIDENCE_FILE } from '../../service/domain/evidence/evidence-schema.ts';

/** JSON Schema has no regular expression objects. */
const asText = (_name: string, value: unknown): unknown => (value instanceof RegExp ? value.source : value);

export const evidenceSchema = (): unknown => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'zgoda-evidence/3',
    ...EVIDENCE_FILE,
    $defs: EVIDENCE_DEFINITIONS,
  };
  return JSON.parse(JSON.stringify(schema, asText));
};
