import * as v from 'valibot';
import type { UseCases } from '../../../desks/use-cases.ts';
import { readEvidenceFile } from '../../../domain/evidence/evidence.ts';
import { evidencePage } from '../../../domain/evidence/evidence-page.ts';
import { evidenceStory } from '../../../domain/evidence/evidence-story.ts';
import type { EvidenceRecord } from '../../../domain/evidence/read-evidence.ts';
import { verifyEvidence } from '../../../domain/evidence/verify-evidence.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import type { Digest, EvidenceSigner, PublicKeyReader } from '../../../domain/model/base/ports.ts';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { type Access, scopeWith, shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  consentEventIdField,
  type Evidence,
  evidencePageQuery,
  evidencePageResponse,
  evidenceResponse,
  verifyRequest,
  verifyResponse,
} from '../../../protocol/api/evidence-api.ts';
import { leadIdField, shopIdField } from '../../../protocol/fields.ts';
import type { ConsentEventId, LeadId, Locale, ShopId } from '../../../protocol/vocabulary.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = {
  useCases: UseCases;
  signer: EvidenceSigner;
  digest: Digest;
  readKey: PublicKeyReader;
  now(): Date;
};

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

const pageView = (evidence: Evidence, locale: Locale, verdict: EvidenceRecord['verdict']) => {
  const file = readEvidenceFile(evidence);
  if (file === null) throw new DomainError('internal', 'The evidence could not be laid out.');
  const name = evidence.subject.reference ?? evidence.events[0]?.id ?? evidence.shop.id;
  return { fileName: `zgoda-${name}.html`, html: evidencePage(evidenceStory(file, verdict, locale), locale) };
};

const leadParams = idParams('leadId', leadIdField);
const eventParams = v.object({ shopId: shopIdField, consentEventId: consentEventIdField });

/** Proof of agreements, for staff and for everybody. */
export const evidenceRoutes = ({ useCases, signer, digest, readKey, now }: Deps): Route[] => {
  /** Reading a proof is written down, by the id of what was read. Rule: PR-6. */
  const written = async (record: EvidenceRecord, access: Access, action: string, target: string) => {
    const { shop } = shopWith(access, record.scope.shopId, 'evidence');
    await useCases.recordAct({
      actor: access.staff.id,
      shopId: shop.id,
      action,
      target,
      outcome: 'ok',
      details: { valid: record.verdict.valid },
    });
    return { evidence: evidenceView(record, shop.name, now()), verdict: record.verdict };
  };
  const ofLead = async (access: Access, leadId: LeadId) =>
    written(await useCases.leadEvidence(scopeWith(access, 'leads'), leadId), access, 'lead.evidence', leadId);
  const ofEvent = async (access: Access, shopId: ShopId, id: ConsentEventId) => {
    shopWith(access, shopId, 'evidence');
    return written(await useCases.consentEvidence(scopeOfShop(shopId), id), access, 'consent.evidence', id);
  };
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/leads/:leadId/evidence',
        audience: 'staff',
        summary: 'Everything that proves the lead, with the verdict (CO-9).',
        rate: 'staff',
        params: leadParams,
        answer: evidenceResponse,
      },
      async ({ params: { leadId } }, { access }) => ({ body: (await ofLead(access, leadId)).evidence }),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/leads/:leadId/evidence/page',
        audience: 'staff',
        summary: 'The same as one readable page (CO-9).',
        rate: 'staff',
        params: leadParams,
        query: evidencePageQuery,
        answer: evidencePageResponse,
      },
      async ({ params: { leadId }, query }, { access }) => {
        const { evidence, verdict } = await ofLead(access, leadId);
        return { body: pageView(evidence, query.locale, verdict) };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/shops/:shopId/consents/:consentEventId/evidence',
        audience: 'staff',
        summary:
          'Everything that proves one agreement of any kind, also after erasure and expiry (CO-9, D5).',
        rate: 'staff',
        params: eventParams,
        answer: evidenceResponse,
      },
      async ({ params }, { access }) => ({
        body: (await ofEvent(access, params.shopId, params.consentEventId)).evidence,
      }),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/shops/:shopId/consents/:consentEventId/evidence/page',
        audience: 'staff',
        summary: 'The same as one readable page (CO-9).',
        rate: 'staff',
        params: eventParams,
        query: evidencePageQuery,
        answer: evidencePageResponse,
      },
      async ({ params, query }, { access }) => {
        const { evidence, verdict } = await ofEvent(access, params.shopId, params.consentEventId);
        return { body: pageView(evidence, query.locale, verdict) };
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/verify',
        audience: 'public',
        summary:
          'Judges an evidence file with the published keys, or with given ones; stores nothing (CO-9).',
        rate: 'verify',
        isLarge: true,
        body: verifyRequest,
        answer: verifyResponse,
      },
      async ({ body }) => {
        const file = readEvidenceFile(body.evidence);
        if (file === null) {
          throw new DomainError('invalid_request', 'This is not a proof file from Zgoda.', {
            fields: { evidence: 'must be a file downloaded with "Show the proof"' },
          });
        }
        const keys = body.keys?.map(({ since, until, ...key }) => ({
          ...key,
          ...(since === undefined ? {} : { since }),
          ...(until === undefined ? {} : { until }),
        }));
        return {
          body: await verifyEvidence(file.evidence, keys ?? signer.publicKeys(), {
            sha256Hex: digest.sha256Hex,
            readKey,
          }),
        };
      },
    ),
  ];
};
