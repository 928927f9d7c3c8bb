// Written by `npm run docs` from the JSON files beside it.
import account from './account.en.json' with { type: 'json' };
import agreement from './agreement.en.json' with { type: 'json' };
import blocks from './blocks.en.json' with { type: 'json' };
import cards from './cards.en.json' with { type: 'json' };
import changes from './changes.en.json' with { type: 'json' };
import connect from './connect.en.json' with { type: 'json' };
import customer from './customer.en.json' with { type: 'json' };
import history from './history.en.json' with { type: 'json' };
import mailIn from './mail-in.en.json' with { type: 'json' };
import marketing from './marketing.en.json' with { type: 'json' };
import notes from './notes.en.json' with { type: 'json' };
import proof from './proof.en.json' with { type: 'json' };
import queue from './queue.en.json' with { type: 'json' };
import records from './records.en.json' with { type: 'json' };
import registration from './registration.en.json' with { type: 'json' };
import requests from './requests.en.json' with { type: 'json' };
import retention from './retention.en.json' with { type: 'json' };
import settings from './settings.en.json' with { type: 'json' };
import shell from './shell.en.json' with { type: 'json' };
import tags from './tags.en.json' with { type: 'json' };
import team from './team.en.json' with { type: 'json' };
import teams from './teams.en.json' with { type: 'json' };

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
