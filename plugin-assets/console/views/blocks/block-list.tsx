import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Section } from '../../parts/section.tsx';

export const BlockList = ({ shopId }: { shopId: string }) => {
  const { words, format } = useSpeech();
  const { api } = useApp();
  const { showRefusal } = useActions();
  const loaded = useLoaded(shopId, () => api.blocks(shopId));
  const w = words.blocks;
  const lift = async (id: string) => {
    const answer = await api.liftBlock(shopId, id);
    if (answer.ok) loaded.reload();
    else showRefusal(answer.refusal);
  };
  return (
    <Section title={w.listTitle} lead={w.listLead}>
      <LoadState loaded={loaded} lines={2} />
      {loaded.data?.blocks.length === 0 && <p class="soft">{w.listNone}</p>}
      <ul class="rows">
        {loaded.data?.blocks.map(({ id, reason, at, until }) => {
          const text = fill(w.listRow, {
            reason: w.reasons[reason],
            since: format.moment(at),
            until: format.moment(until),
          });
          return (
            <li key={id} class="rows-item">
              <span class="rows-main">{text}</span>
              <button
                type="button"
                class="button small"
                aria-label={`${w.unblock}: ${text}`}
                onClick={() => void lift(id)}
              >
                {w.unblock}
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
};
