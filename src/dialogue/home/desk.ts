import { displayNameOf } from '#domain/form/form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Person } from '#domain/person.ts';
import { productName } from '#domain/account/product-names.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { HOME_LISTED, type Aged, type Desk } from '#use-cases/home/home.ts';
import type { Listed } from '#use-cases/ports/store/home.ts';
import { HOME_ACTS } from '../act-names.ts';
import { whatFor } from '../parts/asked-for.ts';
import { awaitedBy } from '../request-card/card-facts.ts';
import { missingText } from '../request-card/next.ts';
import { heading, paragraph, shorten, type Line, type Part } from '../screen.ts';
import { entries, entry, lines, NAME, SENTENCE, titled } from './list.ts';

/** The systems area's open work. */
export function deskParts(m: Messages, desk: Desk): readonly Part[] {
  const words = m.home.desk;
  const kinds = [
    {
      title: words.queue,
      none: words.noQueue,
      list: listOf(m, desk.queue, {
        say: (one) => [queueState(m, one.request), words.by(asker(one)), m.home.ago(one.days)],
        names: ({ request }) => request.requester,
      }),
    },
    {
      title: words.failed,
      none: words.noFailed,
      list: listOf(m, desk.failed, {
        say: ({ request, since }) => [words.since(m.moment(since)), failure(m, request)],
      }),
    },
    {
      title: words.byHand,
      none: words.noByHand,
      list: listOf(m, desk.byHand, { say: ({ since, days }) => [words.since(m.moment(since)), m.home.ago(days)] }),
    },
    {
      title: words.handedOver,
      none: words.noHandedOver,
      list: listOf(m, desk.handedOver, {
        say: ({ request, days, missing }) => {
          const to = shorten(request.handedTo?.person.name ?? '', NAME);
          return [addressOf(request), `${words.handed(to, m.home.ago(days))} ${missingText(m, missing)}`];
        },
        names: ({ request }) => request.handedTo?.person ?? null,
      }),
    },
  ];
  return [
    heading(words.title),
    ...kinds.flatMap(({ title, none, list: { parts, total } }) =>
      titled(total === 0 ? title : words.count(title, total), { parts, none }),
    ),
    licencesPart(m, desk.licences),
    paragraph(ends(m, desk.ending, { title: words.ending, none: words.noEnding })),
    ...(desk.overdue.total === 0 ? [] : [paragraph(ends(m, desk.overdue, { title: words.overdue, none: '' }))]),
  ];
}

/** One request per row, with a remark and the people it names. */
function listOf<T extends Aged>(
  m: Messages,
  list: Listed<T>,
  { say, names }: { readonly say: (one: T) => readonly string[]; readonly names?: (one: T) => Person | null },
): { readonly parts: readonly Part[]; readonly total: number } {
  const of = (one: T): Part => {
    const { request } = one;
    const { form, number } = request;
    const what = `${number} · ${whatFor(m, form)} · ${shorten(displayNameOf(form), NAME)}`;
    const remarks = say(one).filter((part) => part !== '');
    const text = `${what}\n${remarks.join(' · ')}`;
    const named = names?.(one) ?? null;
    const people = named === null ? [] : [named];
    return entry({ text, act: HOME_ACTS.detail, label: m.home.desk.detail, request, people });
  };
  return { parts: entries(list, { most: HOME_LISTED, of, more: m.home.more }), total: list.total };
}

function queueState(m: Messages, request: Request): string {
  const { states } = m.home.desk;
  if (request.state === 'approved') return states.approved;
  if (request.failure !== null) return states.noPlan(failure(m, request));
  if (request.state === 'info_requested') return states.asked(shorten(request.requester.name, NAME));
  return awaitedBy(request) === 'confirmation' ? states.unconfirmed : states.submitted;
}

function failure(m: Messages, request: Request): string {
  return request.failure === null ? '' : shorten(m.work.failure(request.failure), SENTENCE);
}

function asker({ request }: Aged): string {
  return shorten(request.requester.name, NAME);
}

/** The scarcest licences first: those with a mailbox, then the others. */
function licencesPart(m: Messages, licences: Desk['licences']): Part {
  const words = m.home.desk;
  const title: Line = [{ bold: words.licences }];
  if (licences === null) return paragraph([title, [words.licencesUnknown]]);
  const sorted = licences.toSorted(
    (one, other) => Number(other.mailbox) - Number(one.mailbox) || one.free - other.free,
  );
  const found = lines(
    { rows: sorted.slice(0, HOME_LISTED), total: sorted.length },
    {
      of: (licence) => [[words.licence(shorten(productName(licence), NAME), licence.free, licence.total)]],
      more: m.home.more,
    },
  );
  return paragraph([title, ...(found.length === 0 ? [[words.noLicences]] : found)]);
}

function ends(
  m: Messages,
  list: Listed<Account>,
  words: { readonly title: string; readonly none: string },
): readonly Line[] {
  if (list.total === 0) return [[{ bold: words.title }], [words.none]];
  const found = lines(list, {
    of: ({ contractEnd, address, displayName }): readonly Line[] => [
      [`${contractEnd === null ? '' : m.day(contractEnd)} · `, { code: address }, ` · ${shorten(displayName, NAME)}`],
    ],
    more: m.home.more,
  });
  return [[{ bold: m.home.desk.count(words.title, list.total) }], ...found];
}
