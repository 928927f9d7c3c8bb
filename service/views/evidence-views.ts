import type { EvidenceFile } from '../domain/evidence/evidence.ts';
import { evidencePage } from '../domain/evidence/evidence-page.ts';
import { evidenceStory } from '../domain/evidence/evidence-story.ts';
import type { EvidenceRecord } from '../domain/evidence/read-evidence.ts';
import { readEvidenceFile } from '../domain/evidence/read-evidence-file.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';
import type { EvidenceAnswer } from '../protocol/api/evidence-api.ts';
import type { Locale } from '../protocol/vocabulary.ts';

const fileIn = (record: EvidenceRecord): EvidenceFile => {
  const read = readEvidenceFile(record.text);
  if (read.kind !== 'file') throw new DomainError('internal', 'The evidence could not be laid out.');
  return read.file;
};

/** Evidence file with its verdict. Rule: CO-9. */
export const evidenceView = (
  record: EvidenceRecord,
  witness: EvidenceAnswer['witness'],
  locale: Locale,
): EvidenceAnswer => {
  const { verdict, checks } = evidenceStory(fileIn(record), record.verdict, locale);
  const { tone, title, text } = verdict;
  return {
    // Parsing keeps the key order, so the bytes can be restored.
    evidence: JSON.parse(record.text) as EvidenceAnswer['evidence'],
    verdict: record.verdict,
    told: { tone, title, text, checks },
    witness,
  };
};

/** The same as a page. */
export const evidencePageView = (record: EvidenceRecord, locale: Locale) => {
  const name = record.subject.reference ?? record.events[0]?.id ?? record.scope.shopId;
  const story = evidenceStory(fileIn(record), record.verdict, locale);
  return { fileName: `zgoda-${name}.html`, html: evidencePage(story, locale) };
};
