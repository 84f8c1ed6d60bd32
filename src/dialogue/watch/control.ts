import type { DecidedAlone } from '#domain/request/alone.ts';
import { departmentNameOf, displayNameOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { ReleasedAlone } from '#use-cases/ports/store/job.ts';
import { whatFor } from '../parts/asked-for.ts';
import { mention } from '../parts/person-line.ts';
import { heading, paragraph, type Message } from '../screen.ts';

/** The message to the person of control about an address that somebody released alone. */
export function releaseControlMessage(m: Messages, { address, by, at, reason }: ReleasedAlone): Message {
  const words = m.control;
  return {
    summary: words.released.fallback(by.name),
    parts: [
      heading(words.title),
      paragraph([
        [words.released.what(by.name, m.moment(new Date(at))), ...mention(by)],
        [{ code: address }],
        [{ bold: `${words.reason}: ` }, reason],
        [words.released.next],
      ]),
    ],
  };
}

/** The message to the person of control: who decided alone, about what, and why. */
export function controlMessage(
  m: Messages,
  { request, alone }: { readonly request: Request; readonly alone: DecidedAlone },
): Message {
  const words = m.control;
  const { number, form, state } = request;
  return {
    summary: words.fallback(number, alone.by.name),
    parts: [
      heading(words.title),
      paragraph([
        [words.what(alone.by.name, m.moment(alone.at)), ...mention(alone.by)],
        [{ bold: `${number} · ${whatFor(m, form)}` }],
        [`${displayNameOf(form)} · ${departmentNameOf(form)} · ${m.card.states[state]}`],
        [{ bold: `${words.reason}: ` }, alone.reason],
        [words.next],
      ]),
    ],
  };
}
