// Written by `npm run docs` from the JSON files beside it.
import account from './account.pl.json' with { type: 'json' };
import agreement from './agreement.pl.json' with { type: 'json' };
import blocks from './blocks.pl.json' with { type: 'json' };
import cards from './cards.pl.json' with { type: 'json' };
import changes from './changes.pl.json' with { type: 'json' };
import connect from './connect.pl.json' with { type: 'json' };
import customer from './customer.pl.json' with { type: 'json' };
import history from './history.pl.json' with { type: 'json' };
import mailIn from './mail-in.pl.json' with { type: 'json' };
import marketing from './marketing.pl.json' with { type: 'json' };
import notes from './notes.pl.json' with { type: 'json' };
import proof from './proof.pl.json' with { type: 'json' };
import queue from './queue.pl.json' with { type: 'json' };
import records from './records.pl.json' with { type: 'json' };
import registration from './registration.pl.json' with { type: 'json' };
import requests from './requests.pl.json' with { type: 'json' };
import retention from './retention.pl.json' with { type: 'json' };
import settings from './settings.pl.json' with { type: 'json' };
import shell from './shell.pl.json' with { type: 'json' };
import tags from './tags.pl.json' with { type: 'json' };
import team from './team.pl.json' with { type: 'json' };
import teams from './teams.pl.json' with { type: 'json' };

export const words = {
  ...account,
  ...agreement,
  ...blocks,
  ...cards,
  ...changes,
  ...connect,
  ...customer,
  ...history,
  ...mailIn,
  ...marketing,
  ...notes,
  ...proof,
  ...queue,
  ...records,
  ...registration,
  ...requests,
  ...retention,
  ...settings,
  ...shell,
  ...tags,
  ...team,
  ...teams,
};
