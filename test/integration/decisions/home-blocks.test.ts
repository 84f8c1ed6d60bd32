import type { HomeView, RichTextBlock, RichTextSection, SectionBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { EMPTY, EMPTY_DESK, FULL, aged } from '#dialogue/home/home.fixture.ts';
import { brokenHomePage, homePage } from '#dialogue/home/page.ts';
import { BUZON } from '#domain/person.ts';
import { EMPLOYEE, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { REQUEST_STATES } from '#domain/request/states.ts';
import { createMessages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/blocks/assert-blocks.ts';
import { textOf } from '#test/stages/stage.ts';
import { rendered } from '#test/rendered.ts';

const [es, en] = ['es-CO', 'en'].map((locale) => createMessages({ locale, timeZone: 'America/Bogota' }));
if (es === undefined || en === undefined) throw new Error('no words');

describe.each([
  ['es', es],
  ['en', en],
])('the home in %s', (_, m) => {
  it.each([
    ['empty', EMPTY],
    ['empty, of the systems area', { ...EMPTY, desk: EMPTY_DESK }],
    ['as full as can be', FULL],
    ['while the tenant does not answer', { ...EMPTY, desk: { ...EMPTY_DESK, licences: null } }],
  ])('is accepted by Slack: %s', (__, home) => {
    const view = rendered(homePage(m, home));
    assertBlocks('home', view);
    // It ends with the last block as it should: nothing was cut off to save space.
    expect(textOf({ blocks: view.blocks.slice(-1) })).toBe(m.home.commands);
  });

  it('is accepted by Slack with a request in each state', () => {
    const rows = REQUEST_STATES.map((state) => requestIn(state));
    assertBlocks('home', rendered(homePage(m, { ...EMPTY, requests: { rows, total: rows.length } })));
  });

  it('says that it could not be drawn, with a reference number', () => {
    const view = rendered(brokenHomePage(m, 'abcd1234'));
    assertBlocks('home', view);
    expect(textOf(view)).toContain('abcd1234');
  });
});

describe('the home', () => {
  it('shows people’s text as they wrote it, never as a mention or a link', () => {
    const view = rendered(homePage(es, FULL));
    // Mentions of the people named are the only thing that the chat interprets.
    const fields = mentionFields(view);
    for (const text of fields) expect(text).toMatch(/^<@U0[A-Z]+>$/);
    expect(JSON.stringify(view).match(/"mrkdwn"/g)).toHaveLength(fields.length);
    expect(textOf(view)).toContain('<!channel> *x*');
  });

  it('has next to each chat user’s name a mention that leads to their profile', () => {
    const list = (request: Request) => ({ rows: [{ ...aged(request), missing: [] }], total: 1 });
    const desk = { ...EMPTY_DESK, queue: list(requestIn('submitted')), handedOver: list(requestIn('delivered')) };
    expect(mentioned(rendered(homePage(es, { ...EMPTY, desk })))).toEqual([EMPLOYEE.id, HOLDER.id]);
    const questions = { rows: [requestIn('info_requested')], total: 1 };
    expect(mentionFields(rendered(homePage(es, { ...EMPTY, waiting: { ...EMPTY.waiting, questions } })))).toEqual([
      '<@U0SYSTEMS>',
    ]);
    // A forgotten person, and the bot when a rule made the request, have no profile.
    const byRule = list(requestIn('submitted', { requester: BUZON }));
    expect(mentioned(rendered(homePage(es, { ...EMPTY, desk: { ...EMPTY_DESK, queue: byRule } })))).toEqual([]);
  });
});

/** The profiles that lines lead to. */
function mentioned(view: HomeView): readonly string[] {
  const lines = view.blocks.filter(({ type }) => type === 'rich_text') as RichTextBlock[];
  const elements = lines.flatMap((block) =>
    (block.elements as RichTextSection[]).flatMap((section) => section.elements),
  );
  return elements.flatMap((element) => (element.type === 'user' ? [element.user_id] : []));
}

/** The fields below the texts of rows with a button beside them. */
function mentionFields(view: HomeView): readonly string[] {
  const sections = view.blocks.filter(({ type }) => type === 'section') as SectionBlock[];
  return sections.flatMap(({ fields = [] }) => fields.map(({ text }) => text));
}
