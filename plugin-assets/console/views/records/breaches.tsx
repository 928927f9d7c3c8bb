import { useState } from 'preact/hooks';
import type { BreachEntry } from '../../../../service/protocol/api/records-api.ts';
import { fill } from '../../../shared/translate.ts';
import { downloadFile } from '../../api/download-file.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { AskDialog } from '../../parts/dialogs/ask-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { breachForm } from './breach-draft.ts';
import { BreachForm } from './breach-form.tsx';
import { BreachRiskForm, BreachRisks } from './breach-risk.tsx';
import { ReachedShop } from './reached-shop.tsx';
import { useRecordWords } from './use-record-words.ts';

const Texts = ({ shopId, id, onClose }: { shopId: string | null; id: string; onClose: () => void }) => {
  const { api } = useApp();
  const { locale } = useSpeech();
  const w = useRecordWords();
  const loaded = useLoaded<[string, string][]>(`${shopId} ${id}`, async () => {
    if (shopId === null) {
      const drafts = await api.breachDraft(id, locale);
      return drafts.ok
        ? { ok: true, status: 200, body: drafts.body.texts.map((text) => [w.textNames.controller, text]) }
        : drafts;
    }
    const texts = await api.breachTexts(shopId, id, locale);
    if (!texts.ok) return texts;
    const { controller, authority, persons } = texts.body;
    const body: [string, string][] = [
      [w.textNames.controller, controller],
      [w.textNames.authority, authority],
      [w.textNames.persons, persons],
    ];
    return { ok: true, status: 200, body };
  });
  return (
    <Dialog title={w.texts} onClose={onClose}>
      <div class="breach-texts">
        <LoadState loaded={loaded} lines={6} />
        {loaded.data?.map(([name, text], at) => (
          <section key={at}>
            <h3>{name}</h3>
            <pre class="breach-text">{text}</pre>
          </section>
        ))}
      </div>
    </Dialog>
  );
};

const Entry = ({
  entry,
  shopId,
  mayJudge,
  onChange,
}: {
  entry: BreachEntry;
  shopId: string | null;
  mayJudge: boolean;
  onChange: () => void;
}) => {
  const { api, session } = useApp();
  const { format } = useSpeech();
  const { showRefusal } = useActions();
  const w = useRecordWords();
  const [isTextOpen, setIsTextOpen] = useState(false);
  const [isJudging, setIsJudging] = useState(false);
  const isOwn = shopId === null || entry.shopId === shopId;
  // Closing needs a risk judgement (the service refuses otherwise).
  const mustJudge = shopId !== null && entry.notices.some(({ assessments }) => assessments.length === 0);
  const isUntold = entry.notices.some((notice) => notice.notifiedAt === null);
  // Failed letters can be repeated, even if another address received one.
  const mayTell = isUntold || entry.notices.some(({ letter }) => letter === 'failed');
  const isLate = isUntold && Date.parse(entry.tellBy) < Date.now();
  const move = async (verb: 'notify' | 'close') => {
    const answer = await api.moveBreach(entry.id, verb);
    if (!answer.ok) showRefusal(answer.refusal);
    onChange();
  };
  const list = async () => {
    const path = `/v1/staff/shops/${shopId}/breaches/${entry.id}/people`;
    const code = await downloadFile({ path, token: session.token() });
    if (code !== null) showRefusal({ code: code as 'internal' });
  };
  const own = shopId === null ? undefined : entry.notices.find((notice) => notice.shopId === shopId);
  return (
    <li class="rows-item breach">
      <span class="rows-main">
        <strong>{entry.what}</strong>
        <span class="soft">{`${w.found}: ${format.moment(entry.foundAt)}`}</span>
        <span class="chips">
          <Chip
            tone={entry.state === 'closed' ? 'plain' : entry.state === 'notified' ? 'good' : 'note'}
            text={w.states[entry.state] ?? entry.state}
          />
        </span>
        {isUntold && (
          <span class={isLate ? 'breach-late' : undefined}>
            {fill(isLate ? w.late : w.tellBy, { when: format.moment(entry.tellBy) })}
          </span>
        )}
        {own?.authorityBy && <span>{fill(w.authorityBy, { when: format.moment(own.authorityBy) })}</span>}
        {own !== undefined && own.assessments.length > 0 && <BreachRisks assessments={own.assessments} />}
        {shopId === null && (
          <ul class="record-list">
            {entry.notices.map((notice) => (
              <ReachedShop key={notice.shopId} notice={notice} />
            ))}
          </ul>
        )}
      </span>
      <span class="button-row">
        {isOwn && mayTell && entry.state !== 'closed' && (
          <AskDialog title={w.tell} submit={w.tell} onSubmit={() => move('notify')}>
            <p>{w.tellAsk}</p>
            <ul class="record-list">
              {entry.notices
                .filter(({ notifiedAt, letter }) => notifiedAt === null || letter === 'failed')
                .map((notice) => (
                  <li key={notice.shopId}>{notice.shopName}</li>
                ))}
            </ul>
          </AskDialog>
        )}
        <button type="button" class="button small" onClick={() => setIsTextOpen(true)}>
          {w.texts}
        </button>
        {shopId !== null && mayJudge && (
          <button type="button" class="button small" onClick={() => setIsJudging(true)}>
            {w.judge}
          </button>
        )}
        {shopId !== null && (
          <button type="button" class="button small" onClick={() => void list()}>
            {w.list}
          </button>
        )}
        {isOwn && entry.state !== 'closed' && mustJudge && (
          <button type="button" class="button small" onClick={() => setIsJudging(true)}>
            {w.close}
          </button>
        )}
        {isOwn && entry.state !== 'closed' && !mustJudge && (
          <AskDialog title={w.close} submit={w.close} onSubmit={() => move('close')}>
            <p>{shopId === null && isUntold ? w.closeUntold : w.closeAsk}</p>
          </AskDialog>
        )}
      </span>
      {isJudging && shopId !== null && (
        <BreachRiskForm
          shopId={shopId}
          id={entry.id}
          lead={mustJudge && isOwn ? w.judgeFirst : undefined}
          onClose={() => {
            setIsJudging(false);
            onChange();
          }}
        />
      )}
      {isTextOpen && <Texts shopId={shopId} id={entry.id} onClose={() => setIsTextOpen(false)} />}
    </li>
  );
};

/** `shopId` null: the operator's. Rule: SE-4. */
export const BreachesSection = ({ shopId, mayEnter }: { shopId: string | null; mayEnter: boolean }) => {
  const { api, unsaved } = useApp();
  const w = useRecordWords();
  const loaded = useLoaded(`breaches ${shopId}`, () => api.breaches(shopId));
  // Restores an unsaved form.
  const [isFormOpen, setIsFormOpen] = useState(() => unsaved.get(breachForm()) !== null);
  const entries = loaded.data?.breaches ?? null;
  return (
    <Section title={w.breaches} lead={w.breachesLead}>
      <LoadState loaded={loaded} lines={2} />
      {entries !== null && entries.length === 0 && <p class="soft">{w.noBreaches}</p>}
      {entries !== null && entries.length > 0 && (
        <ul class="rows">
          {entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              shopId={shopId}
              mayJudge={mayEnter}
              onChange={loaded.reload}
            />
          ))}
        </ul>
      )}
      {mayEnter && !isFormOpen && (
        <p class="button-row">
          <Button label={w.newBreach} onClick={() => setIsFormOpen(true)} />
        </p>
      )}
      {isFormOpen && (
        <BreachForm
          shopId={shopId}
          onDone={(isEntered) => {
            setIsFormOpen(false);
            if (isEntered) loaded.reload();
          }}
        />
      )}
    </Section>
  );
};
