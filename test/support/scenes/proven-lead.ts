import type { EvidenceKey, EvidenceToVerify } from '../../../service/domain/evidence/evidence.ts';
import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { DomainScene } from '../domain-scene.ts';

const POLICY = 'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania klientów. '.repeat(12);

export type ProvenLead = {
  evidence: EvidenceToVerify;
  text: string;
  keys: readonly EvidenceKey[];
};
export const provenLead = async (
  scene: DomainScene,
  options: { basis?: 'consent' | 'request'; superseded?: boolean } = {},
): Promise<ProvenLead> => {
  const shop = await scene.openShop({ leadBasis: options.basis ?? 'consent' });
  const contentSha256 = scene.ports.digest.sha256Hex(POLICY);
  await scene.stores.notices.putSnapshot(shop.scope, {
    shopId: shop.id,
    sha256: contentSha256,
    text: POLICY,
    fetchedAt: scene.clock.now(),
    source: 'adapter',
  });
  await shop.showPolicy({ contentSha256 });
  await shop.sendForm();
  const { lead } = await shop.sendForm();
  if (options.superseded === true && lead.consentEventId !== null) {
    await scene.useCases.recordConsentChange(shop.scope, {
      action: 'superseded',
      ofEvent: lead.consentEventId,
      method: 'button',
      actor: 'system',
      via: 'console',
      ref: lead.id,
    });
  }
  await shop.sendForm();
  const record = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
  const { subject, notice, events, chain } = record;
  const policySnapshot = {
    sha256: contentSha256,
    text: record.policySnapshot?.text ?? '',
    fetchedAt: record.policySnapshot?.fetchedAt.toISOString() ?? '',
    source: 'adapter' as const,
  };
  const evidence: EvidenceToVerify = { subject, notice, events, chain, policySnapshot };
  return { evidence, text: record.text, keys: record.publicKeys };
};
