import type { EvidenceVerdict } from '../domain/agreement/agreement-evidence.ts';
import { agreementStatement } from '../domain/agreement/compose-agreement.ts';
import type { AgreementLine, AgreementOverview as Overview } from '../domain/agreement/read-agreement.ts';
import type { AgreementDocument, AgreementFile } from '../domain/model/agreement/agreement.ts';
import { type Block, parseAgreementText } from '../domain/model/agreement/agreement-text.ts';
import {
  earliestStart,
  type SubProcessorList,
  type SubProcessorObjection,
} from '../domain/model/agreement/sub-processor.ts';
import type { PublicKey } from '../domain/model/base/ports.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type {
  AgreementDocumentView,
  AgreementOverview,
  AgreementSummary,
} from '../protocol/api/agreement-api.ts';
import type { SubProcessors } from '../protocol/api/sub-processor-api.ts';
import type { Deployment } from '../protocol/vocabulary.ts';

const fileView = (file: AgreementFile | null) =>
  file === null ? null : { id: file.id, sha256: file.sha256, bytes: file.bytes, at: file.at.toISOString() };

export const blockView = (block: Block) =>
  block.kind === 'table'
    ? { kind: block.kind, rows: block.rows.map((row) => [...row]) }
    : 'label' in block
      ? { kind: block.kind, label: block.label, text: block.text }
      : { kind: block.kind, text: block.text };

export const summaryView = (document: AgreementDocument): AgreementSummary => {
  const { acceptance, variables } = document;
  return {
    id: document.id,
    shopId: document.shopId,
    state: document.state,
    method: document.method,
    locale: document.locale,
    version: document.templateVersion,
    sha256: document.sha256,
    company: { ...variables.company },
    createdAt: document.createdAt.toISOString(),
    acceptedAt: acceptance?.at.toISOString() ?? null,
    acceptedBy: acceptance?.name ?? null,
    sentTo: acceptance?.email ?? null,
    activeAt: document.activeAt?.toISOString() ?? null,
    endedAt: document.endedAt?.toISOString() ?? null,
    scan: fileView(document.scan),
    countersigned: fileView(document.countersigned),
  };
};

export const documentView = (document: AgreementDocument): AgreementDocumentView => {
  return {
    ...summaryView(document),
    blocks: parseAgreementText(document.text).map(blockView),
    statement: agreementStatement(document.variables.company.legalName, document.locale),
  };
};

export const overviewView = (
  overview: Overview,
  about: {
    shop: Shop;
    deployment: Deployment;
    operatorName: string | null;
    currentVersion: string;
    personName: string;
  },
): AgreementOverview => {
  const { head, binding, open, proposed } = overview;
  const { controller } = about.shop;
  return {
    deployment: about.deployment,
    operatorName: about.operatorName,
    state: head?.state ?? 'none',
    mayCollect: overview.mayCollect,
    since: head?.since.toISOString() ?? null,
    currentVersion: about.currentVersion,
    binding: binding === null ? null : summaryView(binding),
    open: open === null ? null : summaryView(open),
    history: overview.history.map(summaryView),
    isRenewalDue: overview.isRenewalDue,
    mayConclude: overview.mayConclude,
    proposed: {
      company: proposed?.company == null ? null : { ...proposed.company },
      name: controller.name,
      address: controller.address,
      email: controller.email,
      dpo: controller.dpo,
      signatoryName: about.personName,
    },
    upcoming: overview.upcoming.map(({ entry, noticeSentAt, objectUntil, objection }) => ({
      entry: { ...entry },
      noticeSentAt: noticeSentAt?.toISOString() ?? null,
      objectUntil: objectUntil?.toISOString() ?? null,
      objectedAt: objection?.at.toISOString() ?? null,
    })),
  };
};

/** A shop in the operator's agreement list. */
export const agreementLineView = (line: AgreementLine) => ({
  shopId: line.shopId,
  shopName: line.shopName,
  organisationName: line.organisationName,
  state: line.head?.state ?? ('none' as const),
  mayCollect: line.mayCollect,
  binding: line.binding === null ? null : summaryView(line.binding),
  open: line.open === null ? null : summaryView(line.open),
  isRenewalDue: line.isRenewalDue,
  notices: line.notices.map((notice) => ({ ...notice, sentAt: notice.sentAt?.toISOString() ?? null })),
});

export const objectionView = (
  { shopId, subProcessorId, reason, at }: SubProcessorObjection,
  nameOf: ReadonlyMap<string, string>,
) => ({ shopId, shopName: nameOf.get(shopId) ?? '', subProcessorId, reason, at: at.toISOString() });

/** Parties, words and acceptances, with the service's verdict. Rule: PR-2. */
export const agreementEvidenceView = (
  document: AgreementDocument,
  about: { publicKeys: readonly PublicKey[]; verdict: EvidenceVerdict; now: Date },
) => ({
  format: 'zgoda-agreement/1' as const,
  generatedAt: about.now.toISOString(),
  document: { ...document },
  publicKeys: about.publicKeys.map(({ keyId, publicKeyPem }) => ({ keyId, publicKeyPem })),
  verdict: about.verdict,
});

/** All versions, newest first, without author. Rule: PR-3. */
export const subProcessorsView = (
  versions: readonly SubProcessorList[],
  operatorName: string | null,
  now: Date,
): SubProcessors => ({
  operator: operatorName,
  earliestStart: earliestStart(now),
  versions: versions.map(({ version, at, entries }) => ({
    version,
    at: at.toISOString(),
    entries: entries.map((entry) => ({ ...entry })),
  })),
});
