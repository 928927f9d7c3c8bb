import { useEffect, useRef, useState } from 'preact/hooks';
import type { LeadsPage } from '../../../../service/protocol/api/inbox/lead-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import type { LeadsFilter } from '../../api/leads-api.ts';
import { useApp, useAppState } from '../../app/use-app.ts';

const NOT_THEIRS: ReadonlySet<string> = new Set(['forbidden', 'not_found']);

/** Deduplicates leads that moved between two reads. */
const joined = (read: LeadsPage | null, page: LeadsPage): LeadsPage => {
  const known = new Set(read?.leads.map(({ id }) => id));
  return { ...page, leads: [...(read?.leads ?? []), ...page.leads.filter(({ id }) => !known.has(id))] };
};

/** Paged leads; re-reads all shown pages when a lead or the access changes. */
export const useLeads = (filter: LeadsFilter) => {
  const { api } = useApp();
  const version = useAppState((state) => state.recentLeads.version);
  const accessVersion = useAppState((state) => state.accessVersion);
  const [held, setHeld] = useState<{ wish: string; page: LeadsPage } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const turn = useRef(0);
  const wish = JSON.stringify(filter);
  const page = held?.wish === wish ? held.page : null;
  /** `wanted`: least number of leads to show. */
  const reading = useRef({ wish: '', wanted: 0, isUnderWay: false, isStale: false });

  /** Continues after `start`; a read for an older filter is ignored. */
  const readFrom = async (start: LeadsPage | null): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const now = reading.current;
    Object.assign(now, { isUnderWay: true, isStale: false });
    setIsBusy(true);
    let read = start;
    do {
      const answer = await api.leads(filter, read?.next ?? null);
      if (mine !== turn.current) return;
      if (!answer.ok) {
        now.isUnderWay = false;
        setIsBusy(false);
        // Access was lost: drop the held data.
        if (NOT_THEIRS.has(answer.refusal.code)) setHeld(null);
        return setRefusal(answer.refusal);
      }
      read = joined(read, answer.body);
    } while (read.next !== null && read.leads.length < now.wanted);
    Object.assign(now, { isUnderWay: false, wanted: read.leads.length });
    setIsBusy(false);
    setRefusal(null);
    setHeld({ wish, page: read });
    if (now.isStale) await load();
  };
  const load = () => readFrom(null);
  const loadOlder = async () => {
    if (page === null || page.next === null) return;
    reading.current.wanted = page.leads.length + 1;
    await readFrom(page);
  };
  useEffect(() => {
    const now = reading.current;
    const isAgain = now.wish === wish;
    if (isAgain && now.isUnderWay) {
      // Finish first: frequent leads would restart it forever.
      now.isStale = true;
      return;
    }
    if (!isAgain) Object.assign(now, { wish, wanted: 0 });
    void load();
  }, [wish, version, accessVersion]);
  return { page, refusal, isBusy, load, loadOlder };
};
