import { saveFile } from '../../../shared/save-file.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import { evidenceText } from '../proof/evidence-view.ts';
import { Verdict } from '../proof/proof-verdict.tsx';

/** Rule: CO-9. */
export const MarketingProof = ({ shopId, eventId }: { shopId: string; eventId: string }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const loaded = useLoaded(`${shopId} ${eventId} ${locale}`, () =>
    api.consentEvidence(shopId, eventId, locale),
  );
  if (loaded.refusal !== null || loaded.data === null) return <LoadState loaded={loaded} lines={3} />;
  const { evidence, told } = loaded.data;
  return (
    <section class="card" aria-label={words.marketing.proof}>
      <Verdict told={told} />
      <div class="button-row">
        <button
          type="button"
          class="button"
          onClick={() => saveFile(`zgoda-${eventId}.json`, evidenceText(evidence), 'application/json')}
        >
          <Icon name="download" size={18} />
          {words.marketing.proofSave}
        </button>
        <a class="button" href={hrefOf({ view: 'marketing', shopId, eventId: null })}>
          {words.common.close}
        </a>
      </div>
    </section>
  );
};
