import { useState } from 'preact/hooks';
import type { Board as BoardAnswer } from '../../../../service/protocol/api/agency-api.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { goTo } from '../../app/actions.ts';
import { hrefOf, type ShopTab } from '../../app/router.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadState } from '../../parts/banner.tsx';
import { AgreementChip, Chip, PolicyChip } from '../../parts/chip.tsx';
import { Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { managesWhole, type OrganisationAccess } from '../../state/select.ts';
import { InviteOwner } from './invite-owner.tsx';
import { NewClient } from './new-client.tsx';

type Row = BoardAnswer['shops'][number];
type Problem = Row['problems'][number];
const SORTS = ['problems', 'name', 'client', 'leads', 'retention'] as const;
type Sort = (typeof SORTS)[number];

/** The service sorts by severity. */
const sorted = (rows: readonly Row[], sort: Sort, locale: string): Row[] => {
  const by: Record<Sort, (a: Row, b: Row) => number> = {
    problems: () => 0,
    name: (a, b) => a.name.localeCompare(b.name, locale),
    client: (a, b) => a.clientName.localeCompare(b.clientName, locale),
    leads: (a, b) => b.leadsWaiting - a.leadsWaiting,
    retention: (a, b) => b.leadRetentionDays - a.leadRetentionDays,
  };
  return [...rows].sort(by[sort]);
};

const tabOf: Record<Exclude<Problem, 'leads' | 'owner'>, ShopTab> = {
  leaving: 'account',
  secret: 'install',
  agreement: 'account',
  settings: 'account',
  bare: 'form',
  policy: 'account',
  install: 'install',
  adapter: 'install',
};

const ProblemList = ({ row, agency }: { row: Row; agency: OrganisationAccess }) => {
  const { words, locale } = useSpeech();
  if (row.problems.length === 0) return <Chip tone="good" icon="check" text={words.board.fine} />;
  return (
    <ul class="board-problems">
      {row.problems.map((problem) => (
        <li key={problem}>
          {problem === 'leads' ? (
            <a href="#/leads">{plural(locale, words.board.leadsWaiting, row.leadsWaiting)}</a>
          ) : problem === 'owner' ? (
            <>
              {words.board.problems.owner}{' '}
              {managesWhole(agency) && <InviteOwner agency={agency} shop={row} />}
            </>
          ) : (
            <a href={hrefOf({ view: 'shop', shopId: row.id, tab: tabOf[problem] })}>
              {words.board.problems[problem]}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
};

const BoardTable = ({ rows, agency }: { rows: readonly Row[]; agency: OrganisationAccess }) => {
  const { words, format, locale } = useSpeech();
  const { columns } = words.board;
  return (
    <div class="table-frame">
      <table class="table board-table">
        <caption class="off-screen">{words.board.title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.shop}</th>
            <th scope="col">{columns.problems}</th>
            <th scope="col">{columns.policy}</th>
            <th scope="col">{columns.agreement}</th>
            <th scope="col">{columns.adapter}</th>
            <th scope="col">{columns.retention}</th>
            <th scope="col" class="cell-number">
              {columns.leads}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} class={row.problems.length === 0 ? undefined : 'is-wrong'}>
              <th scope="row">
                <a href={hrefOf({ view: 'shop', shopId: row.id, tab: 'account' })}>{row.name}</a>
                <span class="soft board-client">{row.clientName}</span>
              </th>
              <td data-label={columns.problems}>
                <ProblemList row={row} agency={agency} />
              </td>
              <td data-label={columns.policy}>
                <PolicyChip state={row.policyState} />
              </td>
              <td data-label={columns.agreement}>
                <AgreementChip state={row.agreement} />
              </td>
              <td data-label={columns.adapter}>
                {row.adapter === null ? (
                  <span class="soft">{row.isInstalled ? words.board.snippet : words.board.notSeen}</span>
                ) : (
                  <div>
                    {row.adapter.platform} {row.adapter.version}
                    <span class="soft board-client">{format.relative(row.adapter.lastPushAt)}</span>
                  </div>
                )}
              </td>
              <td data-label={columns.retention}>
                <div>
                  <span class="board-kept">
                    {plural(locale, words.board.leadDays, row.leadRetentionDays)}
                  </span>
                  <span class="board-kept">
                    {plural(locale, words.board.chatDays, row.conversationRetentionDays)}
                  </span>
                </div>
              </td>
              <td class="cell-number" data-label={columns.leads}>
                {row.leadsWaiting >= 100 ? '100+' : format.number(row.leadsWaiting)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export const Board = ({ organisationId }: { organisationId: string | null }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const me = useAppState((state) => state.me);
  const agencies = me?.organisations.filter(({ kind }) => kind === 'agency') ?? [];
  const agency = agencies.find(({ id }) => id === organisationId) ?? agencies[0];
  const [sort, setSort] = useState<Sort>('problems');
  const version = useAppState((state) => state.accessVersion);
  const loaded = useLoaded(
    agency?.id ?? '',
    async () =>
      agency === undefined ? { ok: true as const, status: 200, body: { shops: [] } } : api.board(agency.id),
    version,
  );
  if (agency === undefined) {
    return <EmptyState icon="board" level={1} title={words.board.title} text={words.board.none} />;
  }
  const rows = loaded.data?.shops ?? [];
  const wrong = rows.filter((row) => row.problems.length > 0).length;
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{words.board.title}</h1>
          <p class="soft">
            {agency.name}
            {loaded.data !== null &&
              rows.length > 0 &&
              ` – ${wrong === 0 ? words.board.allFine : plural(locale, words.board.wrong, wrong)}`}
          </p>
        </div>
        <div class="filters">
          {agencies.length > 1 && (
            <Select
              label={words.people.organisation}
              value={agency.id}
              options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => goTo({ view: 'board', organisationId: id })}
            />
          )}
          {rows.length > 1 && (
            <Select
              label={words.board.sort}
              value={sort}
              options={SORTS.map((value) => ({ value, label: words.board.sorts[value] }))}
              onChange={setSort}
            />
          )}
        </div>
      </header>
      <LoadState loaded={loaded} lines={6} />
      {loaded.data !== null && rows.length === 0 && (
        <EmptyState
          icon="board"
          title={words.board.emptyTitle}
          text={fill(words.board.empty, { code: agency.code })}
        />
      )}
      {rows.length > 0 && <BoardTable rows={sorted(rows, sort, locale)} agency={agency} />}
      {managesWhole(agency) && (
        <Section id="new-client" title={words.board.add} lead={words.board.addLead}>
          <NewClient agency={agency} onAdded={loaded.reload} />
        </Section>
      )}
    </div>
  );
};
