import type { AgreementDocument } from '../model/agreement/agreement.ts';
import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import type { Digest, PublicKey, SignatureVerifier } from '../model/base/ports.ts';
import { AGREEMENT_TEMPLATE_VERSION, composeAgreement } from './compose-agreement.ts';

/** Signed text: immutable facts only. Rule: PR-2. */
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
  createdBy: document.createdBy,
  createdAt: document.createdAt,
  acceptance: document.acceptance,
  scan: document.scan,
  countersigned: document.countersigned,
  activeAt: document.activeAt,
  priorId: document.priorId,
});

export const EVIDENCE_CHECKS = ['text', 'variables', 'signature'] as const;
export type EvidenceCheck = { check: (typeof EVIDENCE_CHECKS)[number]; ok: boolean };
export type EvidenceVerdict = { valid: boolean; checks: EvidenceCheck[] };

type JudgeDeps = { digest: Pick<Digest, 'sha256Hex'>; verifySignature: SignatureVerifier };
type Keys = readonly Pick<PublicKey, 'keyId' | 'publicKeyPem'>[];

type SealedText = {
  readonly text: string;
  readonly sha256: string;
  /** Null: unknown template version. */
  readonly remade: string | null;
  readonly seal: AgreementDocument['seal'];
  /** Null: not binding. */
  readonly signed: string | null;
};

/** Verifies hash, text and signature. Rule: PR-2. */
export const judgeSealedText = (
  { text, sha256, remade, seal, signed }: SealedText,
  keys: Keys,
  deps: JudgeDeps,
): EvidenceVerdict => {
  const checks: EvidenceCheck[] = [{ check: 'text', ok: deps.digest.sha256Hex(text) === sha256 }];
  if (remade !== null) checks.push({ check: 'variables', ok: remade === text });
  if (signed !== null) {
    const key = keys.find(({ keyId }) => keyId === seal?.keyId);
    const ok =
      seal !== null && key !== undefined && deps.verifySignature(signed, seal.signature, key.publicKeyPem);
    checks.push({ check: 'signature', ok });
  }
  return { valid: checks.every(({ ok }) => ok), checks };
};

/** Verifies the evidence of an agreement. Rule: PR-2. */
export const verifyAgreement = (
  document: AgreementDocument,
  keys: Keys,
  deps: JudgeDeps,
): EvidenceVerdict => {
  const { text, sha256, seal, variables, locale, templateVersion } = document;
  const isKnown = templateVersion === AGREEMENT_TEMPLATE_VERSION;
  const remade = isKnown ? composeAgreement(variables, locale, templateVersion) : null;
  const signed = document.activeAt === null ? null : sealedEvidence(document);
  return judgeSealedText({ text, sha256, remade, seal, signed }, keys, deps);
};
