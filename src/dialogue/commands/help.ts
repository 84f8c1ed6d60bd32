import type { Messages } from '#messages/messages.ts';
import { ACCOUNTS_LIST, CHOICES, HOME_ACTS } from '../act-names.ts';
import type { HomeListValue } from '../parts/payloads.ts';
import { writeToSystemsAction } from '../parts/ask-systems.ts';
import { actions, paragraph, type Message } from '../screen.ts';

/** What can be done here, with a button for each, and what can be written after the commands. */
export function helpMessage(
  m: Messages,
  {
    institution,
    systems,
    blocks,
  }: {
    readonly institution: string;
    readonly systems: boolean;
    /** They may block some accounts at once. */
    readonly blocks: boolean;
  },
): Message {
  const { help, helpButtons: labels, helpWritten, helpBlocks, helpSystems } = m.commands;
  const requests: HomeListValue = { list: 'requests', page: 0 };
  const written = [...helpWritten, ...(blocks ? [helpBlocks] : []), ...(systems ? helpSystems : [])];
  return {
    summary: m.form.title,
    parts: [
      paragraph([[help(institution)]]),
      actions([
        { act: CHOICES.other, label: labels.create, style: 'primary' },
        { act: HOME_ACTS.ask, label: labels.modify },
        { act: HOME_ACTS.list, label: labels.requests, payload: requests },
        { act: ACCOUNTS_LIST, label: labels.list },
        writeToSystemsAction(m),
      ]),
      paragraph(written.map((line) => [line])),
    ],
  };
}
