import type { AgreementDocument } from '../model/agreement/agreement.ts';
import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import type { Digest, PublicKey, SignatureVerifier } from '../model/base/ports.ts';
import { AGREEMENT_TEMPLATE_VERSION, composeAgreement } from './compose-agreement.ts';

/** What the service signs: parties, words, and who accepted them when; nothing that may still change. Rule: PR-2. */
export const sealedEvidence = (document: AgreementDocument): string => {
  const plain = JSON.parse(JSON.stringify(signedPart(document))) as Json;
  return canonicalJson(plain);
};
const signedPart = (document: AgreementDocument) => ({
  id: document.id,
  shopId: document.shopId,
  method: document.method,
  locale: document.locale,
  templateVersion: document.templateVersion,
  sha256: document.sha256,
  variables: document.variables,
  agencyId: document.agencyId,
  createdBy: document.createdBy,
  createdAt: document.createdAt,
  acceptance: document.acceptance,
  authorityFile: document.authorityFile,
  scan: document.scan,
  countersigned: document.countersigned,
  activeAt: document.activeAt,
  priorId: document.priorId,
});

export const EVIDENCE_CHECKS = ['text', 'variables', 'signature'] as const;
export type EvidenceCheck = { check: (typeof EVIDENCE_CHECKS)[number]; ok: boolean };
export type EvidenceVerdict = { valid: boolean; checks: EvidenceCheck[] };

/**
 * Judges the evidence of an agreement: the text has its hash, the variables make that text (where this version of
 * the words is known), and the signature is over all of it. Rule: PR-2.
 */
export const verifyAgreement = (
  document: AgreementDocument,
  keys: readonly Pick<PublicKey, 'keyId' | 'publicKeyPem'>[],
  deps: { digest: Pick<Digest, 'sha256Hex'>; verifySignature: SignatureVerifier },
): EvidenceVerdict => {
  const checks: EvidenceCheck[] = [
    { check: 'text', ok: deps.digest.sha256Hex(document.text) === document.sha256 },
  ];
  if (document.templateVersion === AGREEMENT_TEMPLATE_VERSION) {
    checks.push({
      check: 'variables',
      ok: composeAgreement(document.variables, document.locale, document.templateVersion) === document.text,
    });
  }
  if (document.activeAt !== null) {
    const { seal } = document;
    const key = keys.find(({ keyId }) => keyId === seal?.keyId);
    checks.push({
      check: 'signature',
      ok:
        seal !== null &&
        key !== undefined &&
        deps.verifySignature(sealedEvidence(document), seal.signature, key.publicKeyPem),
    });
  }
  return { valid: checks.every(({ ok }) => ok), checks };
};
