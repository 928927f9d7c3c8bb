import { EVIDENCE_DEFINITIONS, EVIDENCE_FILE } from '../../service/domain/evidence/evidence-schema.ts';

/** The form of evidence files as JSON Schema, for verifiers in any language. */
export const evidenceSchema = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'zgoda-evidence/3',
  ...EVIDENCE_FILE,
  $defs: EVIDENCE_DEFINITIONS,
});
