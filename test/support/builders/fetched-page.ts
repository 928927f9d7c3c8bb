import type { FetchedPage } from '../../../service/domain/model/base/ports.ts';
import { parsePage } from '../../../service/outbound/parse-page.ts';

type Seen = Extract<FetchedPage, { kind: 'page' }>;

export const fetchedPage = (
  finalUrl: string,
  html: string,
  changes: Partial<Pick<Seen, 'finalUrl' | 'contentPolicy'>> = {},
): FetchedPage => ({
  kind: 'page',
  finalUrl,
  language: 'pl',
  contentPolicy: null,
  content: parsePage(html),
  ...changes,
});
