import { INDUCTION_ITEMS, type Receipt, type Tick } from '#domain/form/delivery.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { DEPARTMENTAL, HEAD, HOLDER, NOW, PERSONAL, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { changed, type Request, type RequestChange } from '#domain/request/request.ts';

const HOSTILE = '<!channel> <@U0JEFE> *negrita* `código` <https://mal.example|banco> :bomb: & <script>';
/** A name longer than any, with what a chat could read as more than a name. */
export const LONG = `${'Ñandú de los Ángeles '.repeat(40)}${HOSTILE}`;

export const RECEIPT: Receipt = { side: 'holder', by: HOLDER, at: NOW };
/** First steps that were ticked: by the person, by the bot, and by the official. */
export const TICKS: readonly Tick[] = [
  { item: 'enter', at: NOW, by: HOLDER },
  { item: 'password', at: NOW, by: BUZON },
  { item: 'phone', at: NOW, by: HEAD },
  { item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder Muñoz' },
];

/** An account that its person got, and both sides have yet to confirm. */
export function handed(change: RequestChange = {}): Request {
  return requestIn('delivered', { receivers: { holder: HOLDER, department: HEAD }, ...change });
}

/** The same, with the official: its person is not in the chat. */
export function handedInPerson(change: RequestChange = {}): Request {
  return handed({
    handedTo: { person: HEAD, as: 'responsible' },
    receivers: { holder: null, department: HEAD },
    form: { ...PERSONAL, chatUser: null },
    ...change,
  });
}

export function called(name: string, person: Person): Person {
  return { ...person, name };
}

/** Every way in which a hand-over can stand, with names of any length and kind. */
export const STANDINGS: readonly Request[] = [handed(), handedInPerson()].flatMap((request) => {
  const ended = { by: called(LONG, SYSTEMS), at: NOW, reason: LONG };
  const odd = {
    handedTo: request.handedTo && { ...request.handedTo, person: called(LONG, request.handedTo.person) },
    receivers: { holder: called(LONG, HOLDER), department: called(LONG, HEAD) },
    form: { ...PERSONAL, givenNames: LONG, surnames: HOSTILE },
    receipts: [{ ...RECEIPT, by: called(LONG, HOLDER) }],
    induction: INDUCTION_ITEMS.map((item): Tick => ({ item, at: NOW, by: called(LONG, HEAD), acceptedAs: LONG })),
  };
  return [
    request,
    changed(request, odd),
    changed(request, { form: DEPARTMENTAL }),
    { ...request, passwordChangedAt: NOW, receipts: [RECEIPT], reminded: 3, induction: TICKS },
    { ...request, state: 'closed', passwordChangedAt: NOW, receipts: [RECEIPT, { ...RECEIPT, side: 'department' }] },
    { ...request, state: 'closed', ended },
    changed(request, { ...odd, state: 'closed', ended }),
    { ...request, state: 'closed', ended: { ...ended, reason: null } },
    { ...request, state: 'closed', supersededBy: 'FT-GTI-006-2026-00009' },
  ] satisfies readonly Request[];
});
