// Written by `npm run docs` from the JSON files beside it.
import account from './account.de.json' with { type: 'json' };
import agreement from './agreement.de.json' with { type: 'json' };
import blocks from './blocks.de.json' with { type: 'json' };
import cards from './cards.de.json' with { type: 'json' };
import changes from './changes.de.json' with { type: 'json' };
import connect from './connect.de.json' with { type: 'json' };
import customer from './customer.de.json' with { type: 'json' };
import history from './history.de.json' with { type: 'json' };
import mailIn from './mail-in.de.json' with { type: 'json' };
import marketing from './marketing.de.json' with { type: 'json' };
import notes from './notes.de.json' with { type: 'json' };
import proof from './proof.de.json' with { type: 'json' };
import queue from './queue.de.json' with { type: 'json' };
import records from './records.de.json' with { type: 'json' };
import registration from './registration.de.json' with { type: 'json' };
import requests from './requests.de.json' with { type: 'json' };
import retention from './retention.de.json' with { type: 'json' };
import settings from './settings.de.json' with { type: 'json' };
import shell from './shell.de.json' with { type: 'json' };
import tags from './tags.de.json' with { type: 'json' };
import team from './team.de.json' with { type: 'json' };
import teams from './teams.de.json' with { type: 'json' };

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
