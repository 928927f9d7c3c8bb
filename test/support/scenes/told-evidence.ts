import type {
  EvidenceEpoch,
  EvidenceEvent,
  EvidenceFile,
  EvidenceToVerify,
  WholeFile,
} from '../../../service/domain/evidence/evidence.ts';
import { type EvidenceStory, evidenceStory } from '../../../service/domain/evidence/evidence-story.ts';
import { standingOf } from '../../../service/domain/evidence/standing.ts';
import type { Verdict } from '../../../service/domain/evidence/verify-evidence.ts';

export const unfaulted = (evidence: EvidenceToVerify): Verdict => ({
  valid: true,
  standing: standingOf(evidence, []),
  checks: [],
});

export const toldWhole = (epochs: readonly EvidenceEpoch[] = []): WholeFile => ({
  asOf: { at: '2026-11-25T00:05:09.000Z', head: null },
  shopId: 'shp_1',
  seal: { keyId: '', signature: '' },
  sealedText: '',
  witnesses: [],
  epochs,
  noticeShopId: null,
});

export const evidenceFileOf = (
  evidence: EvidenceToVerify,
  changes: Partial<EvidenceFile> = {},
): EvidenceFile => ({
  shopName: 'Pod Lipą',
  evidence,
  whole: toldWhole(),
  ...changes,
});

export const makeTold = (evidence: () => EvidenceToVerify) => {
  const told = (changes: Partial<EvidenceToVerify> = {}, file: Partial<EvidenceFile> = {}): EvidenceStory => {
    const changed = { ...evidence(), ...changes };
    return evidenceStory(evidenceFileOf(changed, file), unfaulted(changed), 'en');
  };
  return {
    told,
    factOf: (term: string, changes: Partial<EvidenceToVerify> = {}): string | null =>
      [...told(changes).facts, ...told(changes).notes].find((fact) => fact.term === term)?.text ?? null,
    granted: (changes: Partial<EvidenceEvent>): Pick<EvidenceToVerify, 'events'> => ({
      events: evidence().events.map((event) =>
        event.action === 'granted' ? { ...event, ...changes } : event,
      ),
    }),
    content: (changes: object): Pick<EvidenceToVerify, 'notice'> => ({
      notice: { id: 'ntc_x', content: { ...(evidence().notice?.content as object), ...changes } },
    }),
  };
};
