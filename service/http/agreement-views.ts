import { agreementWords } from '../domain/agreement/compose-agreement.ts';
import type { AgreementOverview as Overview } from '../domain/agreement/read-agreement.ts';
import type { AgreementDocument, AgreementFile } from '../domain/model/agreement/agreement.ts';
import { parseAgreementText } from '../domain/model/agreement/agreement-text.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type {
  AgreementDocumentView,
  AgreementOverview,
  AgreementSummary,
} from '../protocol/api/agreement-api.ts';
import type { Deployment } from '../protocol/vocabulary.ts';
import type { Answer } from './route.ts';

const fileView = (file: AgreementFile | null) =>
  file === null
    ? null
    : { id: file.id, sha256: file.sha256, bytes: file.bytes, type: file.type, at: file.at.toISOString() };

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
    position: variables.position.kind,
    proof: variables.position.kind === 'on_behalf' ? variables.position.proof : null,
    company: { ...variables.company },
    createdAt: document.createdAt.toISOString(),
    acceptedAt: acceptance?.at.toISOString() ?? null,
    acceptedBy: acceptance?.name ?? null,
    sentTo: acceptance?.email ?? null,
    activeAt: document.activeAt?.toISOString() ?? null,
    endedAt: document.endedAt?.toISOString() ?? null,
    endReason: document.endReason,
    authorityFile: fileView(document.authorityFile),
    scan: fileView(document.scan),
    countersigned: fileView(document.countersigned),
  };
};

export const documentView = (document: AgreementDocument): AgreementDocumentView => {
  const words = agreementWords(document.locale);
  return {
    ...summaryView(document),
    blocks: parseAgreementText(document.text).map((block) =>
      block.kind === 'table'
        ? { kind: block.kind, rows: block.rows.map((row) => [...row]) }
        : 'label' in block
          ? { kind: block.kind, label: block.label, text: block.text }
          : { kind: block.kind, text: block.text },
    ),
    statement: words.statement(document.variables.company.legalName),
    authorities: { ...words.authority },
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
  const isAgency = overview.capacity === 'agency';
  return {
    deployment: about.deployment,
    operatorName: about.operatorName,
    state: head?.state ?? 'none',
    mayCollect: overview.mayCollect,
    since: head?.since.toISOString() ?? null,
    graceUntil: head?.graceUntil?.toISOString() ?? null,
    currentVersion: about.currentVersion,
    binding: binding === null ? null : summaryView(binding),
    open: open === null ? null : summaryView(open),
    history: overview.history.map(summaryView),
    renewal: [...overview.renewal],
    capacity: overview.capacity,
    proposed: {
      company: proposed?.company == null ? null : { ...proposed.company },
      name: isAgency ? '' : controller.name,
      address: isAgency ? '' : controller.address,
      email: isAgency ? '' : controller.email,
      dpo: isAgency ? '' : controller.dpo,
      signatoryName: about.personName,
    },
    upcoming: overview.upcoming.map(({ entry, objectUntil, objection }) => ({
      entry: { ...entry },
      objectUntil: objectUntil.toISOString(),
      objectedAt: objection?.at.toISOString() ?? null,
    })),
  };
};

/** A whole file at once. */
export const fileAnswer = (name: string, type: string, bytes: Uint8Array): Answer<undefined> => ({
  file: {
    name,
    type,
    parts: (async function* () {
      yield bytes;
    })(),
  },
});
