import { INDUCTION_ITEMS, type Receipt, type Tick } from '#domain/form/delivery.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { DEPARTMENTAL, HEAD, HOLDER, NOW, PERSONAL, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { changed, type Request, type RequestChange } from '#domain/request/request.ts';

const HOSTILE = '<!channel> <@U0JEFE> *negrita* `código` <https://mal.example|banco> :bomb: & <script>';
/** A name longer than any real one, with characters that a chat could interpret. */
export const LONG = `${'Ñandú de los Ángeles '.repeat(40)}${HOSTILE}`;

export const RECEIPT: Receipt = { side: 'holder', by: HOLDER, at: NOW };
/** Ticked first steps: by the person, by the bot, and by the official. */
export const TICKS: readonly Tick[] = [
  { item: 'enter', at: NOW, by: HOLDER },
  { item: 'password', at: NOW, by: BUZON },
  { item: 'phone', at: NOW, by: HEAD },
  { item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder Muñoz' },
];

/** A delivered account whose receipt both sides still have to confirm. */
export function handed(change: RequestChange = {}): Request {
  return requestIn('delivered', { receivers: { holder: HOLDER, department: HEAD }, ...change });
}

/** The same, handed to the official, since its person is not in the chat. */
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

/** Every state of a hand-over, with names of any length and kind. */
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
