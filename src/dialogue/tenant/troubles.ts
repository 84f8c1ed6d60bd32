import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import type { Messages } from '#messages/messages.ts';
import { messageOf, note, paragraph, type Line, type Message } from '../screen.ts';

/** All settings of the tenant that will block requests, in one message; or that there are none any more. */
export function troublesMessage(m: Messages, troubles: readonly TenantTrouble[]): Message {
  const words = m.tenantCheck;
  if (troubles.length === 0) return messageOf([[words.fine]]);
  const items = troubles.map((trouble) => words.say(trouble));
  const lines = ({ what, then, mend }: (typeof items)[number]): readonly Line[] => [
    [{ bold: what }],
    [{ bold: `${words.labels.then}: ` }, then],
    [{ bold: `${words.labels.mend}: ` }, mend],
  ];
  return {
    summary: `${words.title}: ${items.map(({ what }) => what).join(' ')}`,
    parts: [
      paragraph([[{ bold: words.title }], [words.intro]]),
      ...items.map((one) => paragraph(lines(one))),
      note(words.again),
    ],
  };
}
