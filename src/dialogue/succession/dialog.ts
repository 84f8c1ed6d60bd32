import type { Account } from '#domain/account/account.ts';
import type { LeftBehind } from '#domain/request/left-behind.ts';
import type { Messages } from '#messages/messages.ts';
import { SUCCESSION_FORM, SUCCESSION_PAGES } from '../act-names.ts';
import { headsText } from '../request-card/warnings.ts';
import { person } from '../parts/fields.ts';
import { actions, note, paragraph, shorten, type Action, type Dialog, type Field, type Part } from '../screen.ts';

/** Accounts in the window at once. */
export const PAGE_SIZE = 8;
/** The field for all of them. */
export const ALL = 'all';

interface Succession {
  /** The request by which somebody leaves. */
  readonly requestId: string;
  readonly behind: LeftBehind;
  /** Whether a person's account changes without an approval. */
  readonly atOnce: boolean;
  readonly page: number;
  /** How often the window was drawn since it was opened: what was chosen before is not chosen again. */
  readonly round: number;
  /** By account: the number of the request that changes it already. */
  readonly asked: ReadonlyMap<string, string>;
  /** What came of the choices before. */
  readonly told?: readonly string[];
}

/** The field of an account, by its place on the page. */
export function officialField(place: number): string {
  return `official${place}`;
}

/** The accounts of somebody who leaves, each with who follows; one field chooses for all of them. */
export function successionDialog(m: Messages, about: Succession): Dialog {
  const words = m.succession;
  const { requestId, behind, atOnce, round, asked, told = [] } = about;
  const { accounts, departments } = behind;
  const pages = Math.max(1, Math.ceil(accounts.length / PAGE_SIZE));
  const page = Math.min(about.page, pages - 1);
  const shown = accounts.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const waiting = accounts.filter(({ id }) => !asked.has(id));
  const name = shorten(behind.person.name, 80);
  const heads = departments.length === 0 ? [] : [[headsText(m, { name, departments, isAlso: waiting.length > 0 })]];
  const refilled = round * 1000 + page;
  const again = refilled === 0 ? {} : { refilled };
  const all: readonly Field[] =
    waiting.length < 2
      ? []
      : [
          {
            ...{ kind: 'field', name: ALL, label: words.all, ...again },
            ...person(m, { optional: true, hint: words.allHint(waiting.length) }),
          },
        ];
  return {
    form: SUCCESSION_FORM,
    state: { request: requestId, page, round, accounts: shown.map(({ id }) => id) },
    ...{ title: words.title, close: m.dialogs.close },
    ...(waiting.length === 0 ? {} : { submit: words.submit }),
    content: [
      ...(told.length === 0
        ? []
        : [
            paragraph(
              told.map((line) => [line]),
              `told:${round}`,
            ),
          ]),
      paragraph([[waiting.length === 0 ? words.none : words.card.accounts(name, waiting.length)], ...heads], 'intro'),
      ...all,
      ...shown.map((account, place) =>
        accountPart(m, { account, atOnce, place, again, number: asked.get(account.id) ?? null }),
      ),
      ...pageParts(m, { requestId, page, pages, maySend: waiting.length > 0 }),
    ],
  };
}

function accountPart(
  m: Messages,
  shown: {
    readonly account: Account;
    readonly atOnce: boolean;
    readonly place: number;
    readonly again: Pick<Field, 'refilled'>;
    readonly number: string | null;
  },
): Part | Field {
  const words = m.succession;
  const { account, atOnce, place, again, number } = shown;
  const { displayName, address, type } = account;
  if (number !== null)
    return paragraph(
      [[{ bold: shorten(displayName, 100) }, ' (', { code: address }, `): ${words.asked(number)}`]],
      account.id,
    );
  return {
    ...{ kind: 'field', name: officialField(place), label: words.of(shorten(displayName, 100), address), ...again },
    ...person(m, { optional: true, hint: type === 'personal' && !atOnce ? words.approvedFirst : words[type] }),
  };
}

function pageParts(
  m: Messages,
  about: { readonly requestId: string; readonly page: number; readonly pages: number; readonly maySend: boolean },
): readonly Part[] {
  const { requestId, page, pages, maySend } = about;
  if (pages === 1) return [];
  const words = m.succession;
  const turn = (act: string, label: string, to: number): Action => ({
    ...{ act, label, payload: { request: requestId, page: to } },
  });
  return [
    note([words.page(page + 1, pages), ...(maySend ? [words.notKept] : [])].join('. ')),
    actions(
      [
        ...(page > 0 ? [turn(SUCCESSION_PAGES.previous, words.previous, page - 1)] : []),
        ...(page + 1 < pages ? [turn(SUCCESSION_PAGES.next, words.next, page + 1)] : []),
      ],
      `turns:${page}`,
    ),
  ];
}
