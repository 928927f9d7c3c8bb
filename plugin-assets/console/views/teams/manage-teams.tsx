import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { useWholeList } from '../../app/use-whole-list.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { teamsOfShop } from '../../state/teams.ts';

/** Changes are saved at once. */
export const ManageTeams = ({ shopId }: { shopId: string }) => {
  const { words } = useSpeech();
  const { api, appState, refreshTeams } = useApp();
  const teams = useAppState((state) => teamsOfShop(state, shopId));
  const loaded = useLoaded(shopId, () => api.consultants(shopId));
  const [name, setName] = useState('');
  const w = words.teams;
  const {
    loaded: list,
    failure,
    keep,
  } = useWholeList(shopId, {
    read: refreshTeams,
    known: () => teamsOfShop(appState.get(), shopId),
    // Includes unknown members; the service drops invalid ones.
    put: (next: Parameters<typeof api.keepTeams>[1], seen) => api.keepTeams(shopId, next, seen),
  });
  const unknown = teams
    .flatMap(({ memberIds }) => memberIds)
    .filter((id) => loaded.data?.consultants.every(({ staffId }) => staffId !== id))
    .join();
  useEffect(() => {
    if (unknown !== '') loaded.reload();
  }, [unknown]);
  if (list.data === null) return <LoadState loaded={list} lines={2} />;
  if (loaded.data === null) return <LoadState loaded={loaded} lines={2} />;
  const people = loaded.data.consultants;
  const isThere = (id: string) => people.some(({ staffId }) => staffId === id);
  const put = (teamId: string, staffId: string, isIn: boolean) =>
    keep((now) =>
      now.map((one) => {
        if (one.id !== teamId) return one;
        const others = one.memberIds.filter((id) => id !== staffId);
        return { ...one, memberIds: isIn ? [...others, staffId] : others };
      }),
    );
  return (
    <Section title={w.title} lead={w.lead}>
      {failure !== null && (
        <Banner tone="bad" isUrgent>
          <p>{failure}</p>
        </Banner>
      )}
      {teams.length === 0 && <p class="soft">{w.none}</p>}
      {teams.map((team) => (
        <fieldset key={team.id} class="team">
          <legend class="off-screen">{fill(w.members, { name: team.name })}</legend>
          <p class="team-head">
            <b>{team.name}</b>
            <button
              type="button"
              class="link-button"
              aria-label={fill(w.removeWhich, { name: team.name })}
              onClick={() => void keep((now) => now.filter(({ id }) => id !== team.id))}
            >
              {w.remove}
            </button>
          </p>
          <div class="team-people">
            {people.map(({ staffId, name: person }) => (
              <label key={staffId} class="tag-choice">
                <input
                  type="checkbox"
                  checked={team.memberIds.includes(staffId)}
                  onChange={(event) => void put(team.id, staffId, event.currentTarget.checked)}
                />
                <bdi>{person}</bdi>
              </label>
            ))}
          </div>
          {!team.memberIds.some(isThere) && <p class="hint">{w.noMembers}</p>}
        </fieldset>
      ))}
      <form
        class="tag-new"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          void keep((now) => [...now, { id: null, name: name.trim(), memberIds: [] }]).then((isKept) => {
            if (isKept) setName('');
          });
        }}
      >
        <Field label={w.name} value={name} maxLength={40} onInput={setName} />
        <button type="submit" class="button">
          {w.add}
        </button>
      </form>
    </Section>
  );
};
