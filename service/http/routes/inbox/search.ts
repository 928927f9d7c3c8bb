import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { SEARCH_PAGE, searchRequest, searchResponse } from '../../../protocol/api/inbox/search-api.ts';
import { searchView } from '../../../views/search-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['search'] };

const instant = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(text);

export const searchRoutes = ({ desk }: Deps): Route[] => [
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/search',
      audience: 'staff',
      reads: 'conversation.search',
      summary:
        'Conversations and leads in which all words stand, newest first; words count by their beginning. Without words all within the filters.',
      rate: 'search',
      body: searchRequest,
      answer: searchResponse,
    },
    async ({ body: { shop, from, to, after, limit = SEARCH_PAGE.usual, ...asked } }, { access }) => {
      const found = await desk.searchShops(access, {
        ...asked,
        shopId: shop,
        from: instant(from),
        to: instant(to),
        after: after === undefined ? undefined : { ...after, at: new Date(after.at) },
        limit,
      });
      const leads = found.found.flatMap((one) => (one.kind === 'lead' ? [one.lead.lead] : []));
      return { body: searchView(access, await desk.nameLeadStaff(leads), found) };
    },
  ),
];
