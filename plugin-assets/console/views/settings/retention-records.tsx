import type { RetentionView } from '../../../../service/protocol/api/retention-api.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';

type Hold = RetentionView['holds'][number];

/** Leads with an erasure request are visible only to people who lift holds. */
const HoldName = ({ hold, mayEdit }: { hold: Hold; mayEdit: boolean }) => {
  const { words } = useSpeech();
  const { retention } = words;
  const isLead = hold.kind === 'lead';
  const name = fill(isLead ? retention.lead_one : retention.conversation_one, { label: hold.label });
  if (hold.hiddenAt !== null && !(isLead && mayEdit)) return <span>{name}</span>;
  const page = isLead
    ? ({ view: 'lead', leadId: hold.id, isProofOpen: false } as const)
    : ({ view: 'inbox', conversationId: hold.id } as const);
  return <a href={hrefOf(page)}>{name}</a>;
};

const Holds = ({ view, onLift }: { view: RetentionView; onLift: (hold: Hold) => void }) => {
  const { words, format } = useSpeech();
  const { retention } = words;
  if (view.holds.length === 0) return <p class="soft">{retention.noHolds}</p>;
  return (
    <ul class="rows">
      {view.holds.map((hold) => (
        <li key={hold.id} class="rows-item">
          <div class="rows-main">
            <HoldName hold={hold} mayEdit={view.mayEdit} />
            <span class="soft">
              {hold.reason !== null && `${retention.reasons[hold.reason]}, `}
              {fill(retention.heldSince, { when: format.day(hold.heldAt) })}
            </span>
            {hold.hiddenAt !== null && (
              <span class="soft">{fill(retention.hiddenSince, { when: format.day(hold.hiddenAt) })}</span>
            )}
          </div>
          {view.mayEdit && (
            <button type="button" class="button small" onClick={() => onLift(hold)}>
              {retention.lift}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
};

const Reports = ({ view }: { view: RetentionView }) => {
  const { words, locale, format } = useSpeech();
  const { retention } = words;
  const names = retention.goes as Record<string, (typeof retention.goes)['leads'] | undefined>;
  if (view.reports.length === 0) return <p class="soft">{retention.noReports}</p>;
  return (
    <div class="table-frame">
      <table class="table runs-table">
        <caption class="off-screen">{retention.reportsTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{retention.runAt}</th>
            <th scope="col">{retention.runRemoved}</th>
            <th scope="col">{retention.runTook}</th>
            <th scope="col">{retention.runBy}</th>
          </tr>
        </thead>
        <tbody>
          {view.reports.map((run) => (
            <tr key={run.id}>
              <td>
                <When at={run.startedAt} shape="moment" />
              </td>
              <td>
                {Object.entries(run.removed)
                  .flatMap(([kind, count]) => {
                    const forms = names[kind];
                    return count > 0 && forms !== undefined ? [plural(locale, forms, count)] : [];
                  })
                  .join(', ') || <span class="soft">{retention.nothingRemoved}</span>}
              </td>
              <td class="cell-number">
                {fill(retention.milliseconds, { n: format.number(run.durationMs) })}
              </td>
              <td>
                <code>{run.instance}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Rules: RE-1, RE-3. */
export const RetentionRecords = ({ shopId }: { shopId: string }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const { retention } = words;
  const loaded = useLoaded(shopId, () => api.retention(shopId));
  const lift = async (hold: Hold) => {
    const answer =
      hold.kind === 'lead' ? await api.holdLead(hold.id, null) : await api.holdConversation(hold.id, null);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(retention.lifted);
    loaded.reload();
  };
  if (loaded.data === null) {
    return <LoadState loaded={loaded} lines={4} />;
  }
  return (
    <>
      <Section title={retention.holdsTitle} lead={retention.holdsLead}>
        <Holds view={loaded.data} onLift={(hold) => void lift(hold)} />
      </Section>
      <Section title={retention.reportsTitle} lead={retention.reportsLead}>
        <Reports view={loaded.data} />
      </Section>
    </>
  );
};
