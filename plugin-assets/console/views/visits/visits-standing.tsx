import type { VisitsView } from '../../../../service/protocol/api/visits/visit-api.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Section } from '../../parts/section.tsx';
import { visitsWordsFor } from '../../words/visits-words.ts';

export const VisitsStanding = ({ shopId, visits }: { shopId: string; visits: VisitsView }) => {
  const { locale, format } = useSpeech();
  const w = visitsWordsFor(locale);
  const { why } = w;
  const shop = useAppState((state) => state.me?.shops.find(({ id }) => id === shopId));
  const when = (at: string) => format.relative(at);
  return (
    <Section title={why.title}>
      {!visits.isOn && <p>{w.noShopTitle}</p>}
      {visits.isOn && !visits.isCollecting && <p>{why.collecting}</p>}
      {visits.isOn && visits.tools.length === 0 && <p>{why.silent}</p>}
      <ul>
        {visits.tools.map(({ tool, lastYesAt, lastWithdrawnAt }) => (
          <li key={tool}>
            {lastYesAt !== null && fill(why.yes, { tool: w.tools[tool], when: when(lastYesAt) })}{' '}
            {lastWithdrawnAt !== null && fill(why.withdrawn, { when: when(lastWithdrawnAt) })}
          </li>
        ))}
      </ul>
      {visits.isOn && (
        <p class="soft">
          {plural(locale, why.loads, visits.pagesLastHour)} {why.refusals}
        </p>
      )}
      {visits.isOn && shop !== undefined && (
        <p>
          <a href={`${shop.url}#zgoda-visits`} target="_blank" rel="noreferrer">
            {why.check}
          </a>
          <span class="hint"> {why.checkHint}</span>
        </p>
      )}
      <p>
        <a href={hrefOf({ view: 'shop', shopId, tab: 'chat' })}>{w.settings}</a>
      </p>
    </Section>
  );
};
