import { type Disclosure, isAbout } from '../../service/domain/evidence/disclosure.ts';
import type { EvidenceStory } from '../../service/domain/evidence/evidence-story.ts';
import type { ReadEvidence } from '../../service/domain/evidence/read-evidence-file.ts';
import { evidenceCatalog } from '../../service/domain/evidence/texts/evidence-catalog.ts';
import type { Locale } from '../../service/protocol/vocabulary.ts';
import { browserJudge } from './browser-crypto.ts';

/** Whether the evidence concerns the disclosure file's address; null without a file. */
export const disclosureNote = async (
  disclosure: Disclosure | null,
  read: ReadEvidence,
): Promise<((locale: Locale) => EvidenceStory['notes'][number]) | null> => {
  if (disclosure === null) return null;
  if (read.kind !== 'file') {
    return (locale) => ({
      term: evidenceCatalog[locale].disclosure.term,
      text: evidenceCatalog[locale].disclosure.notHere,
    });
  }
  const isTheirs = await isAbout(read.file.evidence, disclosure, browserJudge);
  return (locale) => {
    const { term, about, notAbout } = evidenceCatalog[locale].disclosure;
    return { term, text: isTheirs ? about.replace('{address}', () => disclosure.address) : notAbout };
  };
};
