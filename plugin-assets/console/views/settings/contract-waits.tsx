import { hrefOf } from '../../app/router.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { Section } from '../../parts/section.tsx';

export const ContractWaits = ({ shopId, title }: { shopId: string; title: string }) => {
  const { words } = useSpeech();
  return (
    <Section title={title}>
      <Banner tone="note">
        <p>{words.access.waitsHere}</p>
        <a href={hrefOf({ view: 'shop', shopId, tab: 'access' })}>{words.access.toContract}</a>
      </Banner>
    </Section>
  );
};
