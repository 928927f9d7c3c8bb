import { readEvidenceFile } from '../domain/evidence/evidence.ts';
import { evidencePage } from '../domain/evidence/evidence-page.ts';
import { evidenceStory } from '../domain/evidence/evidence-story.ts';
import type { EvidenceRecord } from '../domain/evidence/read-evidence.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';
import type { Evidence } from '../protocol/api/evidence-api.ts';
import type { Locale } from '../protocol/vocabulary.ts';

/** The evidence file. Rule: CO-9. */
export const evidenceView = (record: EvidenceRecord, shopName: string, now: Date): Evidence => ({
  format: 'zgoda-evidence/2',
  generatedAt: now.toISOString(),
  shop: { id: record.scope.shopId, name: shopName },
  subject: { ...record.subject },
  notice:
    record.notice === null
      ? null
      : {
          id: record.notice.id,
          content: record.notice.content,
          createdAt: record.notice.createdAt.toISOString(),
          origin: record.notice.origin,
        },
  events: record.events.map((event) => ({ ...event })),
  chain: record.chain.map((link) => ({ ...link })),
  policySnapshot:
    record.policySnapshot === null
      ? null
      : {
          sha256: record.policySnapshot.sha256,
          text: record.policySnapshot.text,
          fetchedAt: record.policySnapshot.fetchedAt.toISOString(),
        },
  publicKeys: record.publicKeys.map((key) => ({ ...key })),
  verdict: record.verdict,
});

/** The same as one readable page. */
export const evidencePageView = (evidence: Evidence, locale: Locale, verdict: EvidenceRecord['verdict']) => {
  const file = readEvidenceFile(evidence);
  if (file === null) throw new DomainError('internal', 'The evidence could not be laid out.');
  const name = evidence.subject.reference ?? evidence.events[0]?.id ?? evidence.shop.id;
  return { fileName: `zgoda-${name}.html`, html: evidencePage(evidenceStory(file, verdict, locale), locale) };
};
